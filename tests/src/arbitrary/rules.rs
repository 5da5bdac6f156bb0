//! Rules, all of them.

use bindery_codegen::ir::{ArrayStyle, Bound, Length, Range, RuleSet, Rules, WebhookRole};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Number, Value};

use super::{keyword, maybe, text};

/// Rules of a field.
pub(super) fn rules() -> BoxedStrategy<Rules> {
    let values = (
        maybe(json()),
        maybe(range()),
        maybe(length()),
        maybe(length()),
        maybe(text::code()),
    );
    let others = (
        vec(prop::bool::weighted(0.2), 9),
        of(keyword::<WebhookRole>()),
        maybe(keyword::<ArrayStyle>()),
    );
    prop_oneof![
        1 => Just(Rules::default()),
        1 => (values, others).prop_map(
            |((default, range, length, items, pattern), (flags, webhook, array_style))| RuleSet {
                default,
                range: range.map(Box::new),
                length: length.map(Box::new),
                items: items.map(Box::new),
                pattern,
                unique: flags[0],
                secret: flags[1],
                read_only: flags[2],
                write_only: flags[3],
                deprecated: flags[4],
                flag: flags[5],
                replaced_whole: flags[6],
                omission_resets: flags[7],
                deep_object: flags[8],
                webhook,
                array_style,
            },
        ).prop_map(Rules::from),
    ]
    .boxed()
}

/// Any JSON whose text can stand in a cell.
pub(super) fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-999..999_i32).prop_map(|it| Value::from(f64::from(it) / 8.0)),
        text::code().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((text::code(), inner), 0..3).prop_map(|members| members.into_iter().collect()),
        ]
    })
    .prop_filter(
        "its text holds no escaped bar and no control characters",
        |json| {
            let text = json.to_string();
            !text.contains("\\|") && text::belongs(&text)
        },
    )
    .boxed()
}

fn number() -> BoxedStrategy<Number> {
    prop_oneof![
        (-1000..1000_i64).prop_map(Number::from),
        (-999..999_i32).prop_filter_map("finite", |it| Number::from_f64(f64::from(it) / 4.0)),
    ]
    .boxed()
}

fn range() -> BoxedStrategy<Range> {
    let bound =
        || (number(), any::<bool>()).prop_map(|(value, exclusive)| Bound { value, exclusive });
    (of(bound()), of(bound()))
        .prop_filter("one bound at least", |(min, max)| {
            min.is_some() || max.is_some()
        })
        .prop_map(|(min, max)| Range { min, max })
        .boxed()
}

fn length() -> BoxedStrategy<Length> {
    (of(any::<u64>()), of(any::<u64>()))
        .prop_filter("one bound at least", |(min, max)| {
            min.is_some() || max.is_some()
        })
        .prop_map(|(min, max)| Length { min, max })
        .boxed()
}
