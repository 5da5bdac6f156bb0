//! Pagination styles.

use bindery_codegen::ir::{
    JsonPath, JsonPathStep, Pagination, PaginationKind, Placement, StopWhen,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{evidence, keyword, maybe, spanned, text};

/// A path into JSON, also the one to the root.
pub(super) fn json_path() -> BoxedStrategy<JsonPath> {
    let step = prop_oneof![
        3 => text::member().prop_map(|name| JsonPathStep::Member { name }),
        1 => (0..20_u32).prop_map(|index| JsonPathStep::Item { index }),
    ];
    vec(step, 0..4).prop_map(|steps| JsonPath { steps }).boxed()
}

/// A row of the pagination table.
pub(super) fn style() -> BoxedStrategy<Pagination> {
    let parameter = "[a-z]{1,6}(\\[[a-z]{1,6}\\])?".prop_map(bindery_codegen::ir::WireName::new);
    let next = prop_oneof![
        json_path().prop_map(|path| Placement::Body { path }),
        text::header().prop_map(|name| Placement::Header { name }),
    ];
    let stop = prop_oneof![
        Just(StopWhen::ShortPage),
        Just(StopWhen::EmptyPage),
        Just(StopWhen::NoNext),
        json_path().prop_map(|path| StopWhen::False { path }),
    ];
    (
        text::snake_case(),
        keyword::<PaginationKind>(),
        (maybe(parameter.clone()), maybe(parameter)),
        maybe(next),
        (maybe(0..9_i64), maybe(1..1000_i64)),
        json_path(),
        stop,
        evidence::of_row(),
    )
        .prop_map(
            |(
                name,
                kind,
                (size_parameter, at_parameter),
                next,
                (start, size),
                items,
                stop,
                evidence,
            )| {
                Pagination {
                    name: spanned(name),
                    kind,
                    size_parameter,
                    at_parameter,
                    next,
                    start,
                    size,
                    items: spanned(items),
                    stop: spanned(stop),
                    evidence,
                    span: Span::default(),
                }
            },
        )
        .boxed()
}
