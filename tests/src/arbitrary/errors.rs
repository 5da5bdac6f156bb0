//! Error responses.

use bindery_codegen::ir::{ErrorResponse, RetryAdvice, StatusPattern, Unresolved};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::{evidence, keyword, maybe, prose, spanned, text, type_exprs};

/// A row of a table of errors.
pub(super) fn error() -> BoxedStrategy<ErrorResponse<Unresolved>> {
    let status = prop_oneof![
        (400..600_u16).prop_map(|status| StatusPattern::Exact { status }),
        (4..6_u8).prop_map(|class| StatusPattern::Class { class }),
    ];
    let content = prop_oneof![text::media_type(), Just("*/*".to_owned())];
    (
        vec(status.prop_map(spanned), 1..3),
        of(type_exprs::type_expr()),
        maybe(content),
        keyword::<RetryAdvice>(),
        prose::full_cell(),
        evidence::of_row(),
    )
        .prop_map(
            |(statuses, body, content, retry, meaning, evidence)| ErrorResponse {
                statuses,
                body,
                content,
                retry,
                meaning,
                evidence,
                span: Span::default(),
            },
        )
        .boxed()
}
