//! Tables of errors, of the provider and of an operation.

use crate::diagnostic::Report;
use crate::ir::{ErrorResponse, Evidence, Unresolved};
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table};

use super::words::Word;
use super::{cells, keyword, prose, source_ref, statuses, type_expr};

/// Stands in the Type cell of an error without a body.
const NO_BODY: &str = "none";

/// The errors in a table.
pub(super) fn table(table: &Table<'_>, report: &mut Report) -> Vec<ErrorResponse<Unresolved>> {
    table.rows().filter_map(|row| error(&row, report)).collect()
}

fn error(row: &Row<'_, '_>, report: &mut Report) -> Option<ErrorResponse<Unresolved>> {
    let statuses = cells::optional(row, Column::Status)
        .map(|word| statuses::list(&word, report))
        .filter(|statuses| !statuses.is_empty());
    let body = match row.cell(Column::Type).code() {
        Some(code) if code.text == NO_BODY => Some(None),
        Some(code) => {
            let ty = type_expr::lower(&code, report);
            Some(Some(ty.unwrap_or_else(|| type_expr::unread(code.span))))
        }
        None => None,
    };
    let retry = cells::optional(row, Column::Retry)
        .and_then(|word| keyword::read(&word, "advice on retries", report));
    let meaning = prose::text(row.cell(Column::Meaning));
    let sources = source_ref::lower(row.cell(Column::Source), report);
    Some(ErrorResponse {
        statuses: statuses?,
        body: body?,
        content: cells::optional(row, Column::Content)
            .as_ref()
            .map(Word::spanned),
        retry: retry?,
        meaning,
        evidence: Evidence {
            sources,
            inferred: Vec::new(),
        },
        span: row.span(),
    })
}
