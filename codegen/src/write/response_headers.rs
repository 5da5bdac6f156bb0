//! Tables of response headers.

use crate::ir::{HeaderUse, ResponseHeader};
use crate::syntax::TableKind;

use super::draft::Draft;
use super::table::Table;

/// Writes `headers` as a table, unless there are none.
pub(super) fn table(draft: &mut Draft, headers: &[ResponseHeader]) {
    let mut table = Table::new(TableKind::ResponseHeaders);
    for header in headers {
        draft.within(
            format_args!("response_headers[{}]", header.name.value),
            |draft| {
                let ty = draft.keyword(header.ty, header.span);
                let cells = [
                    draft.code(header.name.value.as_str(), header.name.span),
                    draft.code(ty, header.span),
                    usage(draft, header),
                    draft.commonmark(&header.description, header.span),
                ];
                table.row(draft, header.span, cells);
            },
        );
    }
    draft.table(&table);
}

fn usage(draft: &mut Draft, header: &ResponseHeader) -> String {
    let mut of_limit = |word: &str, limit: &str| {
        let limit = draft.plain(limit, header.span);
        format!("{word} {limit}")
    };
    match &header.use_ {
        None => String::new(),
        Some(HeaderUse::Limit { limit }) => of_limit("limit", limit),
        Some(HeaderUse::Remaining { limit }) => of_limit("remaining", limit),
        Some(HeaderUse::Reset { limit }) => of_limit("reset", limit),
        Some(HeaderUse::RetryAfter) => "retry after".to_owned(),
        Some(HeaderUse::RequestId) => "request id".to_owned(),
    }
}
