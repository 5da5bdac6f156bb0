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

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::{RetryAdvice, TypeKind};
    use crate::syntax::TableKind;
    use crate::syntax::sections::SectionKind;

    #[test]
    fn a_row_is_one_body_for_several_statuses() {
        let text = "## Errors\n\n| Status | Type | Content | Retry | Meaning | Source |\n|---|---|---|---|---|---|\n\
            | 401, 403 | `ErrorBody` | `*/*` | never | Not allowed. | guide |\n\
            | 5XX | `none` | | not processed | Failed. | |";
        let (errors, problems) = spec(text, |document, report| {
            let section = document.section(SectionKind::Errors).unwrap();
            table(section.content.table(TableKind::Errors).unwrap(), report)
        });
        assert!(problems.is_empty(), "{problems:?}");
        let statuses: Vec<String> = (errors[0].statuses.iter())
            .map(|status| status.value.to_string())
            .collect();
        assert_eq!(statuses, ["401", "403"]);
        assert!(matches!(
            &errors[0].body.as_ref().unwrap().kind,
            TypeKind::Named { name } if name.value == "ErrorBody"
        ));
        assert_eq!(errors[0].content.as_ref().unwrap().value, "*/*");
        assert_eq!(errors[0].evidence.sources.len(), 1);
        assert_eq!(errors[1].body, None);
        assert_eq!(errors[1].content, None);
        assert_eq!(errors[1].retry, RetryAdvice::NotProcessed);
    }
}
