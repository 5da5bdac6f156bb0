//! Cells that the program reads as a word or phrase.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::syntax::Row;
use crate::syntax::columns::Column;

use super::words::Word;

/// What stands in a cell. None where it is empty or malformed; the latter was reported.
pub(super) fn optional<'a>(row: &Row<'_, 'a>, column: Column) -> Option<Word<'a>> {
    Word::of_cell(row.cell(column))
}

/// What stands in a cell that may not be empty. `expected` says in the report what it should hold.
pub(super) fn required<'a>(
    row: &Row<'_, 'a>,
    column: Column,
    expected: &str,
    report: &mut Report,
) -> Option<Word<'a>> {
    let cell = row.cell(column);
    if cell.is_empty() {
        report.push(
            Diagnostic::error(
                Code::CellEmpty,
                cell.span(),
                format!("the cell `{}` may not be empty", column.heading()),
            )
            .expected(expected),
        );
    }
    Word::of_cell(cell)
}

/// The name that a row defines, even if it is no name as it has to be; empty where there is none.
pub(super) fn name(row: &Row<'_, '_>, column: Column) -> String {
    optional(row, column).map_or_else(String::new, |word| word.text.into_owned())
}
