//! Success responses.

use crate::diagnostic::Report;
use crate::ir::{Evidence, Response, ResponseBody, Spanned, StatusPattern, Unresolved};
use crate::source::Span;
use crate::syntax::Part;
use crate::syntax::sections::ResponseStatus;

use super::words::Word;
use super::{code_line, field, prose, type_expr};

/// The response that a part describes. None where it has no code line.
pub(super) fn lower(
    part: &Part<'_>,
    status: ResponseStatus,
    report: &mut Report,
) -> Option<Response<Unresolved>> {
    let description = prose::lower(&part.content.blocks);
    let beside = field::of_content(&part.content, report);
    let line = code_line::with_media_type(part.content.code_line.as_ref()?, report)?;
    Some(Response {
        status: Spanned::new(pattern(status), status_span(part)),
        body: body(&line.first, report),
        media_type: line.media_type.as_ref().map(Word::spanned),
        beside,
        description,
        evidence: Evidence {
            sources: Vec::new(),
            inferred: line.inferred,
        },
        span: part.span,
    })
}

fn pattern(status: ResponseStatus) -> StatusPattern {
    match status {
        ResponseStatus::Exact(status) => StatusPattern::Exact { status },
        ResponseStatus::AnySuccess => StatusPattern::Class { class: 2 },
    }
}

/// The last word of the heading.
fn status_span(part: &Part<'_>) -> Span {
    let heading = part.heading.text;
    let length = heading.raw().rsplit(' ').next().map_or(0, str::len);
    Span::new(heading.span().end() - length, heading.span().end())
}

fn body(word: &Word<'_>, report: &mut Report) -> ResponseBody<Unresolved> {
    match &*word.text {
        "none" => return ResponseBody::None,
        "bytes" => return ResponseBody::Bytes,
        _ => {}
    }
    let streamed = word.strip_prefix("stream ");
    let ty = streamed.as_ref().unwrap_or(word);
    let ty = type_expr::of_word(ty, report).unwrap_or_else(|| type_expr::unread(ty.span));
    match streamed {
        Some(_) => ResponseBody::Stream { ty },
        None => ResponseBody::Json { ty },
    }
}
