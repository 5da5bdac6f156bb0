//! Deliveries: the event in each is typed by its row.

use crate::check::json::{Json, JsonValue};
use crate::check::value::{Comparison, Direction, EventTypes};
use crate::ir::{
    Api, Event, EventPath, Events, JsonPathStep, MaybeKnown, Resolved, Spanned, TypeExpr, TypeKind,
};
use crate::suggest::closest;

use super::text::ExampleText;

/// A delivery of one event.
pub(super) fn event(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    name: &Spanned<String>,
    text: &mut ExampleText<'_, '_>,
) {
    let Some(row) = events
        .events
        .iter()
        .find(|event| event.name.value == name.value)
    else {
        let known = events.events.iter().map(|event| event.name.value.as_str());
        text.unknown_event(name, closest(&name.value, known));
        return;
    };
    let Some(json) = text.json() else {
        return;
    };
    let rows = Rows {
        events,
        delivery: &json,
        shown: Some(row),
    };
    compare(api, events, &json, &rows, text);
}

/// A delivery without events.
pub(super) fn heartbeat(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    text: &mut ExampleText<'_, '_>,
) {
    if events.heartbeat.is_none() {
        text.misplaced("no setting says that there are deliveries without events");
    }
    let Some(json) = text.json() else {
        return;
    };
    if let Some(items) = &events.items
        && let Some(Json {
            value: JsonValue::Array(found),
            place,
        }) = at(&json, &items.value.steps)
        && !found.is_empty()
    {
        text.contradiction(
            place.clone(),
            "a heartbeat holds no events",
            items.span,
            None,
        );
    }
    let rows = Rows {
        events,
        delivery: &json,
        shown: None,
    };
    compare(api, events, &json, &rows, text);
}

fn compare(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    json: &Json,
    rows: &Rows<'_>,
    text: &mut ExampleText<'_, '_>,
) {
    let MaybeKnown::Known { value } = events.delivery.value else {
        return;
    };
    let ty = TypeExpr {
        kind: TypeKind::Named { name: value },
        nullable: false,
        span: events.delivery.span,
    };
    let found = Comparison::new(api, Direction::Read)
        .with_events(rows)
        .of_value(json, &ty);
    text.mismatches(found);
    if let Some(shown) = rows.shown
        && !rows.holds(&shown.name.value)
    {
        text.place_problem(format!(
            "this delivery holds no event that is named `{}`",
            shown.name.value
        ));
    }
}

/// The rows of the events table, for one delivery.
struct Rows<'a> {
    events: &'a Events<Resolved>,
    delivery: &'a Json,
    /// The event that the example says it shows.
    shown: Option<&'a Event<Resolved>>,
}

impl EventTypes for Rows<'_> {
    fn of(&self, event: &Json) -> Option<&TypeExpr<Resolved>> {
        let row = match self.name_of(event) {
            Some(name) => self.events.events.iter().find(|row| row.name.value == name),
            // Without a name in the body, the example's own has to do.
            None => self.shown,
        };
        row.map(|row| &row.ty)
    }

    fn tags(&self) -> Vec<&str> {
        let paths = self.events.type_field.iter().map(|path| &path.value);
        paths
            .filter(|path| !path.from_delivery)
            .filter_map(|path| match path.path.steps.first()? {
                JsonPathStep::Member { name } => Some(name.as_str()),
                JsonPathStep::Item { .. } => None,
            })
            .collect()
    }
}

impl Rows<'_> {
    /// The name of an event: the values of all paths, joined by dots.
    fn name_of(&self, event: &Json) -> Option<String> {
        if self.events.type_field.is_empty() {
            return None;
        }
        let parts: Option<Vec<String>> = self
            .events
            .type_field
            .iter()
            .map(|path| self.part(event, &path.value))
            .collect();
        parts.map(|parts| parts.join("."))
    }

    fn part(&self, event: &Json, path: &EventPath) -> Option<String> {
        let root = if path.from_delivery {
            self.delivery
        } else {
            event
        };
        match &at(root, &path.path.steps)?.value {
            JsonValue::String(text) | JsonValue::Number(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// Whether one of the delivery's events has this name, as far as the body says.
    fn holds(&self, name: &str) -> bool {
        let several = self
            .events
            .items
            .as_ref()
            .and_then(|items| at(self.delivery, &items.value.steps));
        let names: Vec<_> = match several.map(|several| &several.value) {
            Some(JsonValue::Array(events)) => {
                events.iter().map(|event| self.name_of(event)).collect()
            }
            // One event: what is named from the delivery needs no event to be found.
            _ if self
                .events
                .type_field
                .iter()
                .all(|path| path.value.from_delivery) =>
            {
                vec![self.name_of(self.delivery)]
            }
            _ => return true,
        };
        names
            .iter()
            .any(|found| found.as_deref().is_none_or(|found| found == name))
    }
}

fn at<'j>(json: &'j Json, steps: &[JsonPathStep]) -> Option<&'j Json> {
    steps.iter().try_fold(json, |json, step| match step {
        JsonPathStep::Member { name } => json.member(name.as_str()),
        JsonPathStep::Item { index } => match &json.value {
            JsonValue::Array(items) => items.get(usize::try_from(*index).ok()?),
            _ => None,
        },
    })
}
