//! What the provider makes of a request to create.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{Api, Field, Resolved, Scalar, TypeExpr, TypeIndex, TypeKind};
use jiff::{Timestamp, ToSpan as _};
use serde_json::{Map, Value};

use super::Call;
use crate::events::public_key;
use crate::examples;
use crate::input::body::members;
use crate::json_path;
use crate::merge::{LeftOut, Merge, fields_of};
use crate::plausible::{Fill, Plausible};
use crate::resource::{Action, Resource};
use crate::seed;
use crate::success::Success;

/// When the first value is created: 2026-01-01. Each one after it comes a second later, so that two runs
/// answer the same.
const BEGINNING: i64 = 1_767_225_600;

/// A new value: what the request says, and for the rest what an example shows, with a key, times and
/// secrets of its own.
pub(super) fn new_value(call: &Call<'_>, resource: &Resource, ty: TypeIndex, number: u64) -> Value {
    let api = call.api();
    let (mut value, left_out) = match example(call, resource) {
        Some(example) => (example, LeftOut::New),
        None => (made(call, ty), LeftOut::Reset),
    };
    let held = call.provider.held(ty);
    if let Value::Object(target) = &mut value {
        freshen(api, target, &held, number);
        let sent = call
            .operation
            .body
            .as_ref()
            .map_or_else(Vec::new, |body| members(api, body));
        let merge = Merge { api, left_out };
        let shown = examples::request(call.operation).map(|shown| call.unwrapped(shown));
        merge.apply(target, &held, &call.given(), &sent, shown.as_ref());
    }
    if let Some((public, Some(member))) = api.events.as_ref().and_then(public_key)
        && let Some(told) = value.get_mut(member)
    {
        *told = Value::from(public);
    }
    if let Some(key) = &resource.key {
        let chosen = call
            .body
            .as_ref()
            .and_then(|body| json_path::at(body, key))
            .filter(|chosen| !chosen.is_null());
        if chosen.is_none() {
            json_path::put(&mut value, key, resource.new_key(number));
        }
    }
    value
}

/// What such a value looks like.
fn example(call: &Call<'_>, resource: &Resource) -> Option<Value> {
    let api = call.api();
    let shows = |action| {
        let success = Success::of(api, resource.operation(api, action)?, Some(action));
        let example = success.examples().next()?;
        Some(success.unwrapped(example))
    };
    [Action::Create, Action::Get]
        .into_iter()
        .find_map(shows)
        .filter(Value::is_object)
}

/// A value that could be one.
fn made(call: &Call<'_>, ty: TypeIndex) -> Value {
    let api = call.api();
    let success = Success::of(api, call.operation, Some(Action::Create));
    let plausible = Plausible::new(api, Fill::Shown);
    match success.ty() {
        Some(ty) => plausible.of_type(ty),
        None => Value::Object(plausible.of_fields(&call.provider.held(ty))),
    }
}

/// Gives secrets and times that are this value's own.
fn freshen<'a>(
    api: &'a Api<Resolved>,
    members: &mut Map<String, Value>,
    fields: &[&'a Field<Resolved>],
    number: u64,
) {
    for field in fields {
        let name = field.wire.value.as_str();
        let Some(value) = members.get_mut(name).filter(|value| !value.is_null()) else {
            continue;
        };
        if field.rules.secret && value.is_string() {
            *value = Value::from(seed::hex(&format!("{name} {number}")));
        } else if let Some(time) = time(api, &field.ty, number) {
            *value = time;
        } else if let (Value::Object(inner), Some(fields)) = (value, fields_of(api, &field.ty)) {
            freshen(api, inner, &fields, number);
        }
    }
}

/// When the value with this number was created, as its type writes it.
fn time(api: &Api<Resolved>, ty: &TypeExpr<Resolved>, number: u64) -> Option<Value> {
    let TypeKind::Scalar { scalar } = peel(api, ty).kind else {
        return None;
    };
    let since = i64::try_from(number).unwrap_or(0);
    let seconds = BEGINNING.saturating_add(since);
    Some(match scalar {
        Scalar::Datetime | Scalar::DatetimeLenient | Scalar::DatetimeOffset => {
            let beginning = Timestamp::from_second(BEGINNING).ok()?;
            let time = beginning.checked_add(since.seconds()).ok()?;
            Value::from(time.to_string())
        }
        Scalar::TimestampSeconds => Value::from(seconds),
        Scalar::TimestampMillis => Value::from(seconds.saturating_mul(1000)),
        _ => return None,
    })
}
