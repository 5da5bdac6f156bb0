//! Paths into a JSON value: `errors[0].detail`, or `.` for the value itself.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::JsonPath;

use super::words::Word;

/// Reads a path.
pub(super) fn lower(word: &Word<'_>, report: &mut Report) -> Option<JsonPath> {
    let path = JsonPath::parse(&word.text);
    if path.is_none() {
        report.push(
            Diagnostic::error(
                Code::PathSyntax,
                word.span,
                format!("`{}` is no path into a JSON value", word.text),
            )
            .expected("names and indices, as in `errors[0].detail`, or `.` for the value itself"),
        );
    }
    path
}
