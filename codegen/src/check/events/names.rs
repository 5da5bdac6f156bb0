//! What names an event, and when it was.

use crate::check::view::{Step, at_path, kinds};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, EventPath, Events, JsonKind, Resolved, Spanned};
use crate::suggest::closest;

use super::delivery::delivery_type;

pub(super) fn check(api: &Api<Resolved>, events: &Events<Resolved>, report: &mut Report) {
    let is_open = events.unknown.iter().any(|name| name.value == "type_field");
    if events.type_field.is_empty() && !is_open && events.events.len() > 1 {
        report.push(
            Diagnostic::error(
                Code::Delivery,
                events.delivery.span,
                "it is not said what names an event",
            )
            .expected("the setting `type_field`"),
        );
    }
    for path in &events.type_field {
        in_delivery(api, events, path, report);
        // A row's type need not list what names the event.
        for event in &events.events {
            if !path.value.from_delivery
                && let Step::Type(ty) = at_path(api, &event.ty, &path.value.path.steps)
            {
                let possible = kinds(api, ty);
                if !possible.contains(JsonKind::String) && !possible.contains(JsonKind::Number) {
                    report.push(
                        Diagnostic::error(
                            Code::JsonPath,
                            path.span,
                            format!("the name of `{}` cannot be {possible}", event.name.value),
                        )
                        .related(ty.span, "its type"),
                    );
                }
            }
        }
    }
    if let Some(path) = &events.time_field {
        in_delivery(api, events, path, report);
        in_some_event(api, events, path, report);
    }
}

fn in_delivery(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    path: &Spanned<EventPath>,
    report: &mut Report,
) {
    let Some(delivery) = delivery_type(events).filter(|_| path.value.from_delivery) else {
        return;
    };
    if let Step::Missing { step, known } = at_path(api, &delivery, &path.value.path.steps) {
        report.push(
            Diagnostic::error(
                Code::JsonPath,
                path.span,
                format!("the type of the delivery has no `{}`", path.value.path),
            )
            .suggest(closest(&step, known)),
        );
    }
}

fn in_some_event(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    path: &Spanned<EventPath>,
    report: &mut Report,
) {
    if path.value.from_delivery || events.events.is_empty() {
        return;
    }
    let mut close = None;
    for event in &events.events {
        match at_path(api, &event.ty, &path.value.path.steps) {
            Step::Missing { step, known } => close = close.or(closest(&step, known)),
            Step::Type(_) | Step::Anything => return,
        }
    }
    report.push(
        Diagnostic::error(
            Code::JsonPath,
            path.span,
            format!("no event has `{}`", path.value.path),
        )
        .suggest(close),
    );
}
