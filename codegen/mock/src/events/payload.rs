//! The body of a delivery.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, Events, ExampleRole, JsonPath, JsonPathStep, MaybeKnown, Resolved, TypeExpr, TypeKind,
};
use serde_json::{Value, json};

use super::HEARTBEAT;
use super::subscribers::Subscriber;
use crate::examples::parsed;
use crate::json_path;
use crate::merge::fields_of;
use crate::plausible::{Fill, Plausible};
use crate::validation::{Direction, fits};

/// The body that tells a subscriber of an event: the spec's example, with the event that was given.
pub(super) fn body(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    name: &str,
    event: Option<&Value>,
    subscriber: &Subscriber,
) -> Value {
    let MaybeKnown::Known { value: delivery } = events.delivery.value else {
        // Nobody knows the form.
        return event.cloned().unwrap_or_else(|| json!({}));
    };
    let ty = TypeExpr {
        kind: TypeKind::Named { name: delivery },
        nullable: false,
        span: events.delivery.span,
    };
    let example = example(events, name);
    let is_shown = example.is_some();
    let mut body = example.unwrap_or_else(|| Plausible::new(api, Fill::Required).of_type(&ty));
    let place = place(api, events, &ty);
    if name == HEARTBEAT {
        if let (false, Some((path, true))) = (is_shown, &place) {
            json_path::put(&mut body, path, json!([]));
        }
    } else if event.is_some() || !is_shown {
        let mut event = event.cloned().unwrap_or_else(|| made(api, events, name));
        tell_name(events, name, &mut event, &mut body);
        if let Some((path, holds_several)) = &place {
            let value = if *holds_several {
                json!([event])
            } else {
                event
            };
            json_path::put(&mut body, path, value);
        }
    }
    tell_key(api, &ty, subscriber, &mut body);
    body
}

/// The event alone, with its name where receivers look for it: the given one, or that of the example.
pub(super) fn event(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    name: &str,
    given: Option<&Value>,
) -> Value {
    if let Some(given) = given {
        let mut event = given.clone();
        tell_name(events, name, &mut event, &mut json!({}));
        return event;
    }
    let MaybeKnown::Known { value: delivery } = events.delivery.value else {
        return json!({});
    };
    let ty = TypeExpr {
        kind: TypeKind::Named { name: delivery },
        nullable: false,
        span: events.delivery.span,
    };
    let shown = example(events, name).zip(place(api, events, &ty));
    let shown = shown.and_then(|(body, (path, holds_several))| {
        let found = json_path::at(&body, &path)?;
        if holds_several {
            found.get(0).cloned()
        } else {
            Some(found.clone())
        }
    });
    shown.unwrap_or_else(|| {
        let mut event = made(api, events, name);
        tell_name(events, name, &mut event, &mut json!({}));
        event
    })
}

fn example(events: &Events<Resolved>, name: &str) -> Option<Value> {
    let shows = |role: &ExampleRole<Resolved>| match role {
        ExampleRole::Delivery { event } => event.value == name,
        ExampleRole::Heartbeat => name == HEARTBEAT,
        _ => false,
    };
    let mut examples = events
        .examples
        .iter()
        .filter(|example| shows(&example.role));
    examples.find_map(parsed)
}

fn made(api: &Api<Resolved>, events: &Events<Resolved>, name: &str) -> Value {
    let row = events.events.iter().find(|event| event.name.value == name);
    row.map_or_else(
        || json!({}),
        |row| Plausible::new(api, Fill::Shown).of_type(&row.ty),
    )
}

/// Where a delivery has its event, and whether that is an array.
fn place(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    ty: &TypeExpr<Resolved>,
) -> Option<(JsonPath, bool)> {
    if let Some(items) = &events.items {
        return Some((items.value.clone(), true));
    }
    if matches!(peel(api, ty).kind, TypeKind::Event) {
        return Some((JsonPath::default(), false));
    }
    fields_of(api, ty)?.into_iter().find_map(|field| {
        let holds_several = match peel(api, &field.ty).kind {
            TypeKind::Event => false,
            TypeKind::Array { items } if items.kind == TypeKind::Event => true,
            _ => return None,
        };
        let step = JsonPathStep::Member {
            name: field.wire.value.clone(),
        };
        Some((JsonPath { steps: vec![step] }, holds_several))
    })
}

/// Puts the event's name where receivers look for it.
fn tell_name(events: &Events<Resolved>, name: &str, event: &mut Value, body: &mut Value) {
    let paths = &events.type_field;
    let parts: Vec<&str> = match paths.len() {
        1 => vec![name],
        count => name.splitn(count, '.').collect(),
    };
    for (path, part) in paths.iter().zip(parts) {
        let path = &path.value;
        let holder = if path.from_delivery {
            &mut *body
        } else {
            &mut *event
        };
        json_path::put(holder, &path.path, Value::from(part));
    }
}

/// Puts the webhook's key into the member of the same name, if there is one.
fn tell_key(
    api: &Api<Resolved>,
    ty: &TypeExpr<Resolved>,
    subscriber: &Subscriber,
    body: &mut Value,
) {
    let Some((name, key)) = &subscriber.key else {
        return;
    };
    let fields = fields_of(api, ty).unwrap_or_default();
    let takes = fields.iter().any(|field| {
        field.wire.value.as_str() == name && fits(api, key, &field.ty, Direction::Read)
    });
    if let (true, Some(members)) = (takes, body.as_object_mut()) {
        members.insert(name.clone(), key.clone());
    }
}
