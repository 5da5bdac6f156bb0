//! Examples of all places.

use bindery_codegen::ir::{Example, ExampleBody, ExampleRole, Unresolved};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{maybe, spanned, text};

/// Text between fences, also such that looks like fences.
pub(super) fn fenced_text() -> BoxedStrategy<String> {
    let lines = [
        "",
        "{\"a\": 1}",
        "```",
        "````",
        "# a",
        "  b",
        "\tc",
        "> é",
        "a|b",
        "| c |",
        "~~~",
    ];
    vec(select(lines.to_vec()), 0..4)
        .prop_map(|lines| lines.join("\n"))
        .boxed()
}

/// An example of an error of every operation.
pub(super) fn of_errors() -> BoxedStrategy<Example<Unresolved>> {
    of((400..600_u16).prop_map(response), ExampleBody::Json).boxed()
}

/// An example of an operation.
pub(super) fn of_operation() -> BoxedStrategy<Example<Unresolved>> {
    let status = prop_oneof![select(&[200_u16, 201, 204][..]), 400..600_u16].prop_map(response);
    prop_oneof![
        of(Just(ExampleRole::Request), ExampleBody::Json),
        of(Just(ExampleRole::Request), ExampleBody::Form),
        of(Just(ExampleRole::Request), ExampleBody::Http),
        of(status.clone(), ExampleBody::Json),
        of(status, ExampleBody::Form),
    ]
    .boxed()
}

/// An example of a type.
pub(super) fn of_type() -> BoxedStrategy<Example<Unresolved>> {
    let role = text::type_name().prop_map(|name| ExampleRole::Type {
        name: spanned(spanned(name)),
    });
    of(role, ExampleBody::Json).boxed()
}

/// An example of a delivery or handshake.
pub(super) fn of_events() -> BoxedStrategy<Example<Unresolved>> {
    let event = "[a-z]{1,6}[.:_-][a-zé]{1,6}";
    let delivery = event.prop_map(|event| ExampleRole::Delivery {
        event: spanned(event),
    });
    prop_oneof![
        of(delivery, ExampleBody::Json),
        of(Just(ExampleRole::Heartbeat), ExampleBody::Json),
        of(Just(ExampleRole::Handshake), ExampleBody::Http),
        of(Just(ExampleRole::HandshakeResponse), ExampleBody::Http),
    ]
    .boxed()
}

fn response(status: u16) -> ExampleRole<Unresolved> {
    ExampleRole::Response {
        status: Some(status),
    }
}

fn of(
    role: impl Strategy<Value = ExampleRole<Unresolved>>,
    body: ExampleBody,
) -> impl Strategy<Value = Example<Unresolved>> {
    (role, maybe(text::words()), any::<bool>(), fenced_text()).prop_map(
        move |(role, name, synthetic, text)| Example {
            role,
            name,
            synthetic,
            text,
            body,
            span: Span::default(),
            text_span: Span::default(),
        },
    )
}
