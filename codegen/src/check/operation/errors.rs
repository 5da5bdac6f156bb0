//! Tables of errors.

use std::collections::BTreeMap;

use crate::check::header_text;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{ErrorResponse, Resolved, StatusPattern};
use crate::source::Span;

pub(super) fn check(errors: &[ErrorResponse<Resolved>], report: &mut Report) {
    let mut first: BTreeMap<StatusPattern, Span> = BTreeMap::new();
    for error in errors {
        if let Some(content) = &error.content {
            header_text::media_type(content, report);
        }
        for status in &error.statuses {
            let is_error = match status.value {
                StatusPattern::Exact { status } => (300..=599).contains(&status),
                StatusPattern::Class { class } => (4..=5).contains(&class),
            };
            if !is_error {
                report.push(
                    Diagnostic::error(
                        Code::Status,
                        status.span,
                        format!("status {} is no error", status.value),
                    )
                    .expected("a status from 300 to 599, `4XX` or `5XX`"),
                );
            }
            if let Some(earlier) = first.get(&status.value) {
                report.push(
                    Diagnostic::error(
                        Code::Status,
                        status.span,
                        format!("status {} stands twice in this table", status.value),
                    )
                    .related(*earlier, "first given here"),
                );
            } else {
                first.insert(status.value, status.span);
            }
        }
    }
}
