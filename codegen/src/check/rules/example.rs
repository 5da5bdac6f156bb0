//! Example cells are values of their type, as the wire shows them.

use crate::check::value::text_fits;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Field, Resolved};

pub(super) fn check(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    if let Some(example) = &field.example
        && !text_fits(api, &example.value, &field.ty)
    {
        report.push(
            Diagnostic::error(
                Code::ValueType,
                example.span,
                format!("{:?} is no value of `{}`", example.value, field.wire.value),
            )
            .related(field.ty.span, "the field's type"),
        );
    }
}
