//! From a body to a typed delivery.

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{
    BodyEncoding, Deliveries, DeliveryBody as _, Event, EventPath, EventsAt, UnknownEvent,
    WebhookMeta,
};
use crate::{
    DecodeError,
    decode::{
        self,
        at::{self, Step},
    },
};

/// The body as JSON and typed. Events are named last, since a name may stand beside an event.
pub(crate) fn read<P: Deliveries>(bytes: &Bytes) -> Result<(Value, P::Delivery), DecodeError> {
    let meta = P::meta();
    let json = json(meta, bytes)?;
    let mut body: P::Delivery = decode::value(&json)?;
    for (event, item) in body.events_mut().iter_mut().zip(items(meta, &json)) {
        let name = name(meta.event_name, &json, item);
        *event = P::Event::read(name.as_deref(), item.clone());
    }
    Ok((json, body))
}

fn json(meta: &WebhookMeta, bytes: &Bytes) -> Result<Value, DecodeError> {
    match meta.encoding {
        Some(BodyEncoding::Json) => {
            serde_json::from_slice(bytes).map_err(|error| DecodeError::json("", &error))
        }
        Some(BodyEncoding::Form) => Ok(form(bytes)),
        // What is no JSON is kept as bytes alone.
        None => Ok(serde_json::from_slice(bytes).unwrap_or_default()),
    }
}

/// A form as an object: texts, and lists of texts where a name comes several times.
fn form(bytes: &Bytes) -> Value {
    let mut members = Map::new();
    for (name, value) in url::form_urlencoded::parse(bytes) {
        let value = Value::from(value.into_owned());
        match members.get_mut(&*name) {
            None => {
                members.insert(name.into_owned(), value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    Value::Object(members)
}

/// The event of this name that `known` makes of what it holds; where that does not fit, one that keeps its
/// JSON.
pub fn event<T: DeserializeOwned, E: Event>(
    name: Option<&str>,
    json: Value,
    known: impl FnOnce(T) -> E,
) -> E {
    match decode::value(&json) {
        Ok(payload) => known(payload),
        Err(problem) => UnknownEvent::misfit(name, json, problem).into(),
    }
}

/// The events as they were sent.
pub(super) fn items<'v>(meta: &WebhookMeta, json: &'v Value) -> Vec<&'v Value> {
    match meta.events {
        EventsAt::Whole => vec![json],
        EventsAt::One(path) => walk(json, path).into_iter().collect(),
        EventsAt::Many(path) => match walk(json, path) {
            Some(Value::Array(items)) => items.iter().collect(),
            _ => Vec::new(),
        },
    }
}

/// The texts at the paths, joined by dots; none where one is missing.
fn name(paths: &[EventPath], delivery: &Value, event: &Value) -> Option<String> {
    if paths.is_empty() {
        return None;
    }
    let parts: Option<Vec<String>> = paths
        .iter()
        .map(|path| text(place(*path, delivery, event)?))
        .collect();
    Some(parts?.join("."))
}

/// What stands at a path from the event or from its delivery.
pub(super) fn place<'v>(
    path: EventPath,
    delivery: &'v Value,
    event: &'v Value,
) -> Option<&'v Value> {
    match path {
        EventPath::Event(path) => walk(event, path),
        EventPath::Delivery(path) => walk(delivery, path),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn walk<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    at::steps(path)
        .iter()
        .try_fold(value, |value, step| match step {
            Step::Member(name) => value.get(&**name),
            Step::Entry(index) => value.get(index),
        })
}
