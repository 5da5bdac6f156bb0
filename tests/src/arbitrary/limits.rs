//! Rate limits and response headers.

use bindery_codegen::ir::{
    HeaderType, HeaderUse, Limit, LimitAmount, LimitCounts, LimitKey, LimitPeriod, Method,
    ResponseHeader,
};
use bindery_codegen::source::Span;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{evidence, keyword, spanned, text};

/// A row of the limits table.
pub(super) fn limit() -> BoxedStrategy<Limit> {
    let name = (text::snake_case(), of("[a-z]{1,8}")).prop_map(|(name, plan)| match plan {
        Some(plan) => format!("{name} ({plan})"),
        None => name,
    });
    let amount = prop_oneof![
        any::<u64>().prop_map(|count| LimitAmount::Calls { count }),
        Just(LimitAmount::Unlimited),
        Just(LimitAmount::Unknown),
    ];
    let per = prop_oneof![
        seconds().prop_map(|seconds| LimitPeriod::Seconds { seconds }),
        Just(LimitPeriod::Month),
        Just(LimitPeriod::InFlight),
        Just(LimitPeriod::Unknown),
    ];
    let counts = prop_oneof![
        Just(LimitCounts::All),
        subsequence(Method::ALL.to_vec(), 1..4)
            .prop_map(|methods| LimitCounts::Methods { methods }),
    ];
    (
        name,
        amount,
        per,
        counts,
        keyword::<LimitKey>(),
        evidence::of_row(),
    )
        .prop_map(|(name, amount, per, counts, key, evidence)| Limit {
            name: spanned(name),
            amount: spanned(amount),
            per: spanned(per),
            counts,
            key,
            evidence,
            span: Span::default(),
        })
        .boxed()
}

/// A length of time, in seconds.
pub(super) fn seconds() -> BoxedStrategy<u64> {
    prop_oneof![
        1..100_000_u64,
        select(&[60, 3_600, 86_400, 259_200, 90][..]),
    ]
    .boxed()
}

/// A row of a table of response headers.
pub(super) fn response_header() -> BoxedStrategy<ResponseHeader> {
    let of_limit = (text::snake_case(), 0..3_u8).prop_map(|(limit, which)| match which {
        0 => HeaderUse::Limit { limit },
        1 => HeaderUse::Remaining { limit },
        _ => HeaderUse::Reset { limit },
    });
    let purpose = prop_oneof![
        of_limit,
        Just(HeaderUse::RetryAfter),
        Just(HeaderUse::RequestId)
    ];
    (
        text::header(),
        keyword::<HeaderType>(),
        of(purpose),
        text::commonmark(),
    )
        .prop_map(|(name, ty, use_, description)| ResponseHeader {
            name: spanned(name),
            ty,
            use_,
            description,
            span: Span::default(),
        })
        .boxed()
}
