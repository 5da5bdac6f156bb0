//! Examples: fences whose info string says what they show.

use crate::ir::{Example, ExampleBody, ExampleRole, Unresolved};
use crate::syntax::belongs;

use super::draft::Draft;
use super::markdown;

/// Writes `examples` in their order.
pub(super) fn write_all<'a>(
    draft: &mut Draft,
    examples: impl IntoIterator<Item = &'a Example<Unresolved>>,
) {
    for example in examples {
        write(draft, example);
    }
}

fn write(draft: &mut Draft, example: &Example<Unresolved>) {
    let role = role(draft, example);
    draft.within(format_args!("examples[{role}]"), |draft| {
        let mut info = role.clone();
        if let Some(name) = &example.name {
            if name.value.contains(['"', '`', '\\', '&']) {
                draft.refuse(
                    name.span,
                    "an example's name holds no quotes, backticks, `\\` or `&`",
                );
            }
            let name = draft.plain(&name.value, name.span);
            info = format!("{info} \"{name}\"");
        }
        if example.synthetic {
            info.push_str(" synthetic");
        }
        match markdown::fenced(&info, &example.text) {
            Ok(fence) => draft.block(fence),
            Err(reason) => draft.refuse(example.span, reason),
        }
    });
}

/// The words of the info string: encoding and role.
fn role(draft: &mut Draft, example: &Example<Unresolved>) -> String {
    let body = match example.body {
        ExampleBody::Json => "json",
        ExampleBody::Form => "form",
        ExampleBody::Http => "http",
    };
    let json = example.body == ExampleBody::Json;
    let http = example.body == ExampleBody::Http;
    let (fits, role) = match &example.role {
        ExampleRole::Request => (true, "request".to_owned()),
        ExampleRole::Response { status } => {
            let fits = !http && status.is_some_and(|status| (100..600).contains(&status));
            let status = status.map_or_else(String::new, |status| format!(" {status}"));
            (fits, format!("response{status}"))
        }
        ExampleRole::Type { name } => (json, format!("type {}", name.value.value)),
        ExampleRole::Delivery { event } => {
            if event.value == HEARTBEAT || !is_word(&event.value) {
                draft.refuse(
                    event.span,
                    "the event's name cannot stand in an info string",
                );
            }
            (json, format!("delivery {}", event.value))
        }
        ExampleRole::Heartbeat => (json, format!("delivery {HEARTBEAT}")),
        ExampleRole::Handshake => (http, "handshake".to_owned()),
        ExampleRole::HandshakeResponse => (http, "handshake response".to_owned()),
    };
    if !fits {
        draft.refuse(
            example.span,
            format!("there are no examples `{body} {role}`"),
        );
    }
    format!("{body} {role}")
}

/// What stands in place of an event's name for a delivery without events.
const HEARTBEAT: &str = "heartbeat";

/// True for text that a Markdown reader takes as one word of an info string, as it is.
fn is_word(text: &str) -> bool {
    let plain = |c: char| belongs(c) && !c.is_whitespace() && !"\"`\\&".contains(c);
    !text.is_empty() && text.chars().all(plain)
}
