//! Events, with all settings.

use bindery_codegen::ir::{
    Event, EventPath, Events, Handshake, HandshakeEcho, Heartbeat, MaybeKnown, Method, RuleSet,
    Rules, Signature, SignatureEncoding, SignatureKey, SignatureKind, StatusPattern, Unresolved,
};
use bindery_codegen::source::Span;
use indexmap::IndexMap;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::limits::seconds;
use super::pagination::json_path;
use super::{evidence, examples, keyword, maybe, prose, spanned, text, type_exprs};

/// The section on events.
pub(super) fn events() -> BoxedStrategy<Events<Unresolved>> {
    let delivery = (
        maybe_known(select(&Method::ALL[..])),
        maybe_known(prop_oneof![
            Just("json".to_owned()),
            Just("form".to_owned())
        ]),
        maybe_known(text::type_name().prop_map(spanned)),
    );
    let paths = (
        vec(event_path().prop_map(spanned), 0..3),
        maybe(json_path()),
        maybe(text::type_name().prop_map(spanned)),
        maybe(text::header()),
        maybe(event_path()),
    );
    let retries = (count_or_unknown(), duration_or_unknown())
        .prop_map(|(count, time)| format!("{count} over {time}"));
    let sending = (
        statuses(),
        maybe(seconds()),
        maybe(retries),
        maybe(text::words()),
        maybe(select(&["at least once", "at most once"][..]).prop_map(str::to_owned)),
        maybe(seconds().prop_map(|every_seconds| Heartbeat { every_seconds })),
        maybe((1..100_u32).prop_map(|count| format!("{count} per 1s"))),
    );
    let rest = (
        prose::with_lists(),
        signature(),
        of(handshake()),
        vec(event(), 0..4),
        vec(examples::of_events(), 0..3),
        prose::with_lists(),
    );
    (delivery, paths, sending, rest)
        .prop_map(
            |(
                (method, encoding, delivery),
                (type_field, items, event_enum, id_header, time_field),
                (success_status, timeout, retries, gives_up, guarantee, heartbeat, max_rate),
                (description, signature, handshake, events, examples, notes),
            )| Events {
                description,
                method: spanned(method),
                encoding: spanned(encoding),
                delivery: spanned(delivery),
                type_field,
                items,
                event_enum,
                id_header,
                time_field,
                success_status,
                timeout,
                retries,
                gives_up,
                guarantee,
                heartbeat,
                max_rate,
                signature,
                handshake,
                unknown: Vec::new(),
                setting_sources: IndexMap::new(),
                events,
                examples,
                notes,
                span: Span::default(),
            },
        )
        .prop_flat_map(with_sources)
        .prop_flat_map(with_unknown)
        .boxed()
}

/// Sources for some of the settings.
fn with_sources(events: Events<Unresolved>) -> BoxedStrategy<Events<Unresolved>> {
    let mut names = vec!["delivery"];
    let optional = [
        (
            "signature",
            events.signature.kind.value != SignatureKind::Unknown,
        ),
        ("type_field", !events.type_field.is_empty()),
        ("items", events.items.is_some()),
        ("timeout", events.timeout.is_some()),
        ("signature.header", !events.signature.headers.is_empty()),
        ("signature.key", events.signature.key.is_some()),
        ("handshake", events.handshake.is_some()),
    ];
    names.extend(
        optional
            .iter()
            .filter_map(|(name, there)| there.then_some(*name)),
    );
    let most = names.len();
    subsequence(names, 0..=most)
        .prop_flat_map(|names| {
            let sources = evidence::sources().prop_filter("some", |it| !it.is_empty());
            let count = names.len();
            (Just(names), vec(sources, count))
        })
        .prop_map(move |(names, sources)| Events {
            setting_sources: names.into_iter().map(str::to_owned).zip(sources).collect(),
            ..events.clone()
        })
        .boxed()
}

/// Some of the settings that are not there are known to be unknown.
fn with_unknown(events: Events<Unresolved>) -> BoxedStrategy<Events<Unresolved>> {
    let signature = &events.signature;
    let absent: Vec<&str> = [
        ("type_field", events.type_field.is_empty()),
        ("id_header", events.id_header.is_none()),
        ("success_status", events.success_status.is_empty()),
        ("timeout", events.timeout.is_none()),
        ("retries", events.retries.is_none()),
        ("guarantee", events.guarantee.is_none()),
        ("max_rate", events.max_rate.is_none()),
        ("signature.over", signature.over.is_none()),
        ("signature.tolerance", signature.tolerance.is_none()),
        ("handshake", events.handshake.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, absent)| absent.then_some(name))
    .collect();
    let most = absent.len();
    let signature = (signature.kind.value == SignatureKind::Unknown).then_some("signature");
    subsequence(absent, 0..=most)
        .prop_map(move |names| Events {
            unknown: signature
                .into_iter()
                .chain(names)
                .map(|name| spanned(name.to_owned()))
                .collect(),
            ..events.clone()
        })
        .boxed()
}

fn maybe_known<S>(known: S) -> impl Strategy<Value = MaybeKnown<S::Value>>
where
    S: Strategy,
    S::Value: Clone,
{
    prop_oneof![
        known.prop_map(|value| MaybeKnown::Known { value }),
        Just(MaybeKnown::Unknown),
    ]
}

fn event_path() -> impl Strategy<Value = EventPath> {
    (any::<bool>(), json_path()).prop_map(|(from_delivery, path)| EventPath {
        from_delivery: from_delivery && !path.steps.is_empty(),
        path,
    })
}

fn count_or_unknown() -> BoxedStrategy<String> {
    prop_oneof![
        (1..100_u32).prop_map(|count| count.to_string()),
        Just("unknown".to_owned())
    ]
    .boxed()
}

fn duration_or_unknown() -> BoxedStrategy<String> {
    prop_oneof!["[1-9][0-9]?[smhd]", Just("unknown".to_owned())].boxed()
}

fn statuses() -> BoxedStrategy<Vec<bindery_codegen::ir::Spanned<StatusPattern>>> {
    let status = prop_oneof![
        (200..300_u16).prop_map(|status| StatusPattern::Exact { status }),
        Just(StatusPattern::Class { class: 2 }),
    ];
    vec(status.prop_map(spanned), 0..3).boxed()
}

fn signature() -> BoxedStrategy<Signature<Unresolved>> {
    let key = prop_oneof![
        (text::type_name(), text::member()).prop_map(|(ty, field)| SignatureKey::Field {
            ty: spanned(ty),
            field,
        }),
        Just(SignatureKey::Handshake),
    ];
    let encoding = select(&[SignatureEncoding::Hex, SignatureEncoding::Base64][..]);
    (
        keyword::<SignatureKind>(),
        vec(text::header().prop_map(spanned), 0..3),
        maybe(select(&["sha1", "sha256", "sha512"][..]).prop_map(str::to_owned)),
        maybe(encoding),
        maybe("[a-z0-9]{1,6}="),
        maybe(select(&["{body}", "{timestamp}.{body}"][..]).prop_map(str::to_owned)),
        maybe(text::header()),
        maybe(key),
        maybe(keyword::<SignatureEncoding>()),
        maybe(seconds()),
    )
        .prop_map(
            |(
                kind,
                headers,
                algorithm,
                encoding,
                prefix,
                over,
                timestamp,
                key,
                key_encoding,
                tolerance,
            )| {
                Signature {
                    kind: spanned(kind),
                    headers,
                    algorithm,
                    encoding,
                    prefix,
                    over,
                    timestamp,
                    key,
                    key_encoding,
                    tolerance,
                }
            },
        )
        .boxed()
}

fn handshake() -> BoxedStrategy<Handshake<Unresolved>> {
    let operation = (text::snake_case(), text::snake_case())
        .prop_map(|(group, method)| spanned(format!("{group}.{method}")));
    (text::header(), statuses(), maybe(operation))
        .prop_map(|(name, statuses, during)| Handshake {
            echo: spanned(HandshakeEcho::Header { name }),
            statuses,
            during,
        })
        .boxed()
}

fn event() -> BoxedStrategy<Event<Unresolved>> {
    (
        "[a-z]{1,6}[.:_-][a-zé]{1,6}",
        type_exprs::type_expr(),
        any::<bool>(),
        prose::cell(),
        any::<bool>(),
    )
        .prop_map(|(name, ty, deprecated, description, inferred)| Event {
            name: spanned(name),
            ty,
            rules: Rules::from(RuleSet {
                deprecated,
                ..RuleSet::default()
            }),
            description,
            evidence: bindery_codegen::ir::Evidence {
                sources: Vec::new(),
                inferred: inferred
                    .then_some(bindery_codegen::ir::InferredPart::All)
                    .into_iter()
                    .collect(),
            },
            span: Span::default(),
        })
        .boxed()
}
