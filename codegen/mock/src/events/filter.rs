//! Filters of webhooks beyond the names of events.

use std::collections::VecDeque;

use bindery_codegen::ir::{Events, JsonPath, Resolved};
use serde_json::{Map, Value};

use crate::json_path;

/// What the member is called that holds a filter.
const NAMES: [&str; 2] = ["filter", "filters"];

/// Conditions within conditions are looked at so far.
const MAX_DEPTH: usize = 16;

/// Whether an event passes the filter that this object holds, if it holds one.
///
/// A list lets pass what one of its filters lets pass, and all where it is empty. A filter is a condition with
/// `field` (a path in the event), `operator` (`equals` or `not_equals`) and `value`; conditions that `$and` or
/// `$or` joins; or an object whose members are those that the event must have. What has another form lets all
/// pass.
pub(super) fn passes(
    events: &Events<Resolved>,
    holder: &Map<String, Value>,
    event: &Value,
) -> bool {
    let held = NAMES.iter().filter_map(|name| holder.get(*name));
    let filter = Filter { events, event };
    held.into_iter().all(|held| filter.passes(held, MAX_DEPTH))
}

struct Filter<'a> {
    events: &'a Events<Resolved>,
    event: &'a Value,
}

impl Filter<'_> {
    fn passes(&self, filter: &Value, depth_left: usize) -> bool {
        let Some(depth_left) = depth_left.checked_sub(1) else {
            return true;
        };
        match filter {
            Value::Array(filters) => {
                filters.is_empty() || filters.iter().any(|it| self.passes(it, depth_left))
            }
            Value::Object(members) => self.object(members, depth_left),
            _ => true,
        }
    }

    fn object(&self, members: &Map<String, Value>, depth_left: usize) -> bool {
        let list = |name: &str| members.get(name).and_then(Value::as_array);
        if let Some(all) = list("$and") {
            return all.iter().all(|it| self.passes(it, depth_left));
        }
        if let Some(some) = list("$or") {
            return some.iter().any(|it| self.passes(it, depth_left));
        }
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        match (text("field"), text("operator"), members.get("value")) {
            (Some(field), Some(operator), Some(value)) => {
                let found = field
                    .split('.')
                    .try_fold(self.event, |value, name| value.get(name));
                match operator {
                    "equals" => found == Some(value),
                    "not_equals" => found != Some(value),
                    _ => true,
                }
            }
            _ => members.iter().all(|(name, wanted)| self.has(name, wanted)),
        }
    }

    /// Whether the event has this member; of a list, a member with one of its values.
    fn has(&self, name: &str, wanted: &Value) -> bool {
        match wanted {
            Value::Null => true,
            Value::Array(wanted) => {
                let singular = name.strip_suffix('s').unwrap_or(name);
                let found = self.member(name).or_else(|| self.member(singular));
                wanted.is_empty() || found.is_some_and(|found| wanted.contains(found))
            }
            wanted => self.member(name) == Some(wanted),
        }
    }

    /// The member of this name: that which stands beside a part of the event's name, else that which is the
    /// least deep.
    fn member(&self, name: &str) -> Option<&Value> {
        let paths = self.events.type_field.iter();
        let in_event = paths.filter(|path| !path.value.from_delivery);
        let mut beside = in_event.filter_map(|path| {
            let steps = path.value.path.steps.split_last()?.1.to_vec();
            json_path::at(self.event, &JsonPath { steps })?.get(name)
        });
        beside.next().or_else(|| least_deep(self.event, name))
    }
}

fn least_deep<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let mut open = VecDeque::from([value]);
    while let Some(value) = open.pop_front() {
        match value {
            Value::Object(members) => match members.get(name) {
                Some(found) => return Some(found),
                None => open.extend(members.values()),
            },
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Whether each filter lets this event pass, which is named by `resource.kind` and `action`.
    fn passed(filters: &[Value]) -> Vec<bool> {
        let text = include_str!("../../tests/notes.md").replace(
            "| `type_field` | `/event` |",
            "| `type_field` | `resource.kind, action` |",
        );
        let checked = crate::mock::read(&text).unwrap_or_else(|error| panic!("{error}"));
        let events = checked.api().events.as_ref().expect("events");
        let event = json!({
            "action": "changed",
            "parent": { "kind": "list" },
            "resource": { "kind": "note", "shape": "short", "id": { "list": "7" } },
            "change": { "field": "text" },
        });
        let holder = |filter: &Value| Map::from_iter([("filter".to_owned(), filter.clone())]);
        let passes = |filter: &Value| passes(events, &holder(filter), &event);
        filters.iter().map(passes).collect()
    }

    #[test]
    fn conditions_compare_a_member() {
        let condition = |operator, value| json!({ "field": "resource.id.list", "operator": operator, "value": value });
        let right = condition("equals", "7");
        let wrong = condition("equals", "8");
        let filters = [
            right.clone(),
            wrong.clone(),
            condition("not_equals", "8"),
            condition("not_equals", "7"),
            condition("is like", "8"),
            json!({ "$and": [right, wrong] }),
            json!({ "$or": [right, wrong] }),
            json!({ "$or": [] }),
            json!(null),
        ];
        let expected = [true, false, true, false, true, false, true, false, true];
        assert_eq!(passed(&filters), expected);
    }

    #[test]
    fn an_object_has_members_of_the_event() {
        let filters = [
            json!([]),
            json!([{ "kind": "note", "shape": "short", "action": "changed" }]),
            json!([{ "kind": "list" }]),
            json!([{ "kind": "list" }, { "action": "changed" }]),
            json!([{ "kind": "note", "fields": ["due", "text"] }]),
            json!([{ "kind": "note", "fields": ["due"] }]),
            json!([{ "color": "red" }]),
        ];
        let expected = [true, true, false, true, true, false, false];
        assert_eq!(passed(&filters), expected);
    }
}
