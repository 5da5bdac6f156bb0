//! From a body to a typed delivery.
//!
//! What is verified is never lost: what does not fit its type keeps its JSON, the events and what surrounds them
//! each for itself.

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{
    BodyEncoding, Deliveries, DeliveryBody as _, Event, EventPath, EventsAt, UnknownEvent,
    WebhookMeta,
};
use crate::{
    DecodeError, Leniency, Tolerated,
    decode::{
        self,
        at::{self, Step},
        tolerate,
    },
};

/// What surrounds the events of a delivery, and events without a name, in what is reported.
const DELIVERY: &str = "delivery";

/// What was read of a body.
pub(crate) struct Read<P: Deliveries> {
    pub(crate) json: Value,
    pub(crate) body: Result<P::Delivery, Misfit<P::Event>>,
    pub(crate) tolerated: Vec<Leniency>,
}

/// A body that does not fit its type, and its events, of which there is at least one.
#[derive(Clone, Debug)]
pub(crate) struct Misfit<E> {
    pub(crate) problem: DecodeError,
    pub(crate) events: Vec<E>,
}

/// The body as JSON and typed; with what was tolerated, where that is reported.
pub(crate) fn read<P: Deliveries>(bytes: &Bytes, reports: bool) -> Result<Read<P>, DecodeError> {
    let meta = P::meta();
    let json = json(meta, bytes)?;
    let mut tolerated = Vec::new();
    let mut note = |operation: &str, found: Vec<(String, Tolerated)>| {
        tolerated.extend(found.into_iter().map(|(path, tolerated)| Leniency {
            operation: operation.to_owned(),
            path,
            tolerated,
        }));
    };
    let (body, found) = decode::noted(&[], reports, || {
        let body = decode::value::<P::Delivery>(&json);
        body.inspect_err(|_| tolerate(Tolerated::Delivery))
    });
    note(DELIVERY, found);
    // Events are named by the JSON, since a name may stand beside an event.
    let mut events = Vec::new();
    for (index, item) in items(meta, &json).into_iter().enumerate() {
        let name = name(meta.event_name, &json, item);
        let name = name.as_deref();
        let (event, found) = decode::noted(&steps(meta, index), reports, || {
            P::Event::read(name, item.clone())
        });
        note(name.unwrap_or(DELIVERY), found);
        events.push(event);
    }
    let body = match body {
        Ok(mut body) => {
            for (place, event) in body.events_mut().iter_mut().zip(events) {
                *place = event;
            }
            Ok(body)
        }
        Err(problem) => {
            if events.is_empty() {
                let whole = UnknownEvent::misfit(None, json.clone(), problem.clone());
                events.push(whole.into());
            }
            Err(Misfit { problem, events })
        }
    };
    Ok(Read {
        json,
        body,
        tolerated,
    })
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
        Err(problem) => {
            tolerate(Tolerated::EventValue);
            UnknownEvent::misfit(name, json, problem).into()
        }
    }
}

/// An event of a name that no document lists.
pub fn unknown(name: Option<&str>, json: Value) -> UnknownEvent {
    tolerate(Tolerated::Event);
    UnknownEvent::new(name, json)
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

/// The way to the event at this position.
fn steps(meta: &WebhookMeta, index: usize) -> Vec<Step> {
    match meta.events {
        EventsAt::Whole => Vec::new(),
        EventsAt::One(path) => at::steps(path),
        EventsAt::Many(path) => {
            let mut steps = at::steps(path);
            steps.push(Step::Entry(index));
            steps
        }
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
