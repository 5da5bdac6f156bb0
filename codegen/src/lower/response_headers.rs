//! Tables of response headers, of the provider and of an operation.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{HeaderUse, ResponseHeader};
use crate::suggest;
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table};

use super::words::{Word, alternatives};
use super::{cells, keyword};

/// The headers in a table.
pub(super) fn table(table: &Table<'_>, report: &mut Report) -> Vec<ResponseHeader> {
    table
        .rows()
        .filter_map(|row| header(&row, report))
        .collect()
}

fn header(row: &Row<'_, '_>, report: &mut Report) -> Option<ResponseHeader> {
    let ty = cells::optional(row, Column::Type)
        .and_then(|word| keyword::read(&word, "type of a header", report));
    let use_ = cells::optional(row, Column::Use).and_then(|word| header_use(&word, report));
    Some(ResponseHeader {
        name: cells::optional(row, Column::Header)?.wire(),
        ty: ty?,
        use_,
        description: row.cell(Column::Description).markdown().into_owned(),
        span: row.span(),
    })
}

fn header_use(word: &Word<'_>, report: &mut Report) -> Option<HeaderUse> {
    let limit = |prefix| {
        word.strip_prefix(prefix)
            .filter(|name| !name.is_empty())
            .map(|name| name.text.into_owned())
    };
    let found = match &*word.text {
        "retry after" => Some(HeaderUse::RetryAfter),
        "request id" => Some(HeaderUse::RequestId),
        _ => (limit("limit ").map(|limit| HeaderUse::Limit { limit }))
            .or_else(|| limit("remaining ").map(|limit| HeaderUse::Remaining { limit }))
            .or_else(|| limit("reset ").map(|limit| HeaderUse::Reset { limit })),
    };
    if found.is_none() {
        report.push(
            Diagnostic::error(
                Code::Keyword,
                word.span,
                format!("`{}` is no use of a header", word.text),
            )
            .expected(alternatives(&[
                "limit NAME",
                "remaining NAME",
                "reset NAME",
                "retry after",
                "request id",
            ]))
            .help("The cell is empty where the header has no such use.")
            .suggest(suggest::closest(&word.text, ["retry after", "request id"])),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::HeaderType;
    use crate::syntax::TableKind;
    use crate::syntax::sections::SectionKind;

    #[test]
    fn each_use_is_read_with_the_limit_it_names() {
        let text = "## Limits\n\n| Header | Type | Use | Description |\n|---|---|---|---|\n\
            | `X-Limit` | `integer` | limit reads | All \\| of them. |\n\
            | `X-Left` | `integer` | remaining reads | |\n\
            | `X-Reset` | `unix` | reset reads | |\n\
            | `Retry-After` | `http date` | retry after | |\n\
            | `X-Id` | `string` | request id | |\n\
            | `Location` | `url` | | |";
        let (headers, problems) = spec(text, |document, report| {
            let section = document.section(SectionKind::Limits).unwrap();
            table(
                section.content.table(TableKind::ResponseHeaders).unwrap(),
                report,
            )
        });
        assert!(problems.is_empty(), "{problems:?}");
        let limit = || "reads".to_owned();
        let uses: Vec<_> = headers.iter().map(|header| header.use_.clone()).collect();
        assert_eq!(
            uses,
            [
                Some(HeaderUse::Limit { limit: limit() }),
                Some(HeaderUse::Remaining { limit: limit() }),
                Some(HeaderUse::Reset { limit: limit() }),
                Some(HeaderUse::RetryAfter),
                Some(HeaderUse::RequestId),
                None,
            ]
        );
        assert_eq!(headers[3].ty, HeaderType::HttpDate);
        assert_eq!(headers[0].description, "All | of them.");
    }
}
