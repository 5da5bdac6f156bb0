//! Operations and their parts.

mod body;
mod does;
mod encoding;
mod errors;
mod path;
mod responses;

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, ParameterPlace, Resolved};

use super::header_text;

/// Checks every operation, and the errors that hold for all.
pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let mut operation_ids = HashMap::new();
    for operation in &api.operations {
        path::check(api, operation, report);
        encoding::check(api, operation, report);
        body::check(api, operation, report);
        responses::check(api, operation, report);
        errors::check(&operation.errors, report);
        for parameter in &operation.parameters {
            if parameter.place == ParameterPlace::Header {
                header_text::name(&parameter.field.wire, report);
            }
        }
        if let Some(header) = &operation.idempotency_header {
            header_text::name(header, report);
        }
        if let Some(id) = &operation.operation_id
            && let Some(earlier) = operation_ids.insert(id.value.as_str(), id.span)
        {
            report.push(
                Diagnostic::error(
                    Code::DuplicateName,
                    id.span,
                    format!("two operations have the operation id `{}`", id.value),
                )
                .related(earlier, "first given here"),
            );
        }
    }
    errors::check(&api.errors, report);
    does::check(api, report);
}
