//! The body of a delivery of one event, for tests of what receives it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::ir::{Event, Events, ExampleRole, JsonPath, JsonPathStep, Resolved};

use super::webhook_meta::{EventsAtPlan, WebhookMetaPlan};

/// What the spec shows of this event, or what it shows of another event of the same type, under this name.
pub(super) fn sample(
    events: &Events<Resolved>,
    row: &Event<Resolved>,
    meta: &WebhookMetaPlan,
) -> Option<String> {
    let shown = |name: &str| -> Option<Value> {
        let mut shown = events.examples.iter().filter(|example| {
            matches!(&example.role, ExampleRole::Delivery { event } if event.value == name)
        });
        shown.find_map(|example| serde_json::from_str(&example.text).ok())
    };
    let body = shown(&row.name.value).or_else(|| {
        let mut like = events
            .events
            .iter()
            .filter(|other| other.ty.kind == row.ty.kind && other.ty.nullable == row.ty.nullable);
        let mut body = like.find_map(|other| shown(&other.name.value))?;
        rename(events, &row.name.value, meta, &mut body)?;
        Some(body)
    })?;
    match meta.encoding {
        Some("Form") => form(&body),
        _ => Some(body.to_string()),
    }
}

/// Writes another name where a delivery of one event holds it. None where there is no such place.
fn rename(
    events: &Events<Resolved>,
    name: &str,
    meta: &WebhookMetaPlan,
    body: &mut Value,
) -> Option<()> {
    let paths = &events.type_field;
    let parts = name.splitn(paths.len(), '.');
    if paths.is_empty() || parts.clone().count() != paths.len() {
        return None;
    }
    for (path, part) in paths.iter().zip(parts) {
        let holder = if path.value.from_delivery {
            &mut *body
        } else {
            event(&meta.events, body)?
        };
        *at(holder, &path.value.path)? = Value::from(part);
    }
    Some(())
}

/// The only event of a delivery.
fn event<'v>(place: &EventsAtPlan, body: &'v mut Value) -> Option<&'v mut Value> {
    match place {
        EventsAtPlan::Whole => Some(body),
        EventsAtPlan::One(member) => body.get_mut(member),
        EventsAtPlan::Many(member) => match body.get_mut(member)?.as_array_mut()?.as_mut_slice() {
            [event] => Some(event),
            _ => None,
        },
    }
}

fn at<'v>(value: &'v mut Value, path: &JsonPath) -> Option<&'v mut Value> {
    path.steps.iter().try_fold(value, |value, step| match step {
        JsonPathStep::Member { name } => value.get_mut(name.as_str()),
        JsonPathStep::Item { index } => value.get_mut(usize::try_from(*index).ok()?),
    })
}

/// The members as a form. None where they are not texts and the like.
fn form(body: &Value) -> Option<String> {
    let mut pairs = Vec::new();
    for (name, value) in body.as_object()? {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(_) | Value::Bool(_) => value.to_string(),
                Value::Null | Value::Array(_) | Value::Object(_) => return None,
            };
            let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            pairs.push(format!("{}={}", encoded(name), encoded(&text)));
        }
    }
    Some(pairs.join("&"))
}
