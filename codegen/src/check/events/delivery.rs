//! The type of a delivery: an object with one place for what happened.

use crate::check::view::peel;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Events, Field, JsonPathStep, MaybeKnown, Resolved, TypeExpr, TypeKind, TypeShape,
};
use crate::source::Span;

pub(super) fn check(api: &Api<Resolved>, events: &Events<Resolved>, report: &mut Report) {
    if let MaybeKnown::Known { value } = &events.encoding.value
        && !["json", "form"].contains(&value.as_str())
    {
        report.push(
            Diagnostic::error(
                Code::Delivery,
                events.encoding.span,
                format!("no delivery is encoded as `{value}`"),
            )
            .expected("`json` or `form`"),
        );
    }
    if let Some(heartbeat) = &events.heartbeat
        && events.items.is_none()
    {
        report.push(
            Diagnostic::error(
                Code::Delivery,
                heartbeat.span,
                "a delivery that holds one event is never without",
            )
            .expected("the setting `items`"),
        );
    }
    let Some(delivery) = delivery_type(events) else {
        return;
    };
    let places = event_fields(api, &delivery);
    match places.as_slice() {
        [place] => items(events, place, report),
        [] => report.push(
            Diagnostic::error(
                Code::Delivery,
                delivery.span,
                "the type of the delivery has no place for the events",
            )
            .expected("an object with one field of type `event` or `event[]`"),
        ),
        [first, second, ..] => report.push(
            Diagnostic::error(
                Code::Delivery,
                second.ty.span,
                "a delivery has one place for the events",
            )
            .related(first.ty.span, "the first"),
        ),
    }
}

/// The type of the delivery's body, if it is known.
pub(super) fn delivery_type(events: &Events<Resolved>) -> Option<TypeExpr<Resolved>> {
    match &events.delivery.value {
        MaybeKnown::Known { value } => Some(TypeExpr {
            kind: TypeKind::Named { name: *value },
            nullable: false,
            span: events.delivery.span,
        }),
        MaybeKnown::Unknown => None,
    }
}

fn event_fields<'a>(
    api: &'a Api<Resolved>,
    delivery: &TypeExpr<Resolved>,
) -> Vec<&'a Field<Resolved>> {
    // The shape belongs to the API, not to the reference to it.
    let index = match peel(api, delivery).kind {
        TypeKind::Named { name } => *name,
        _ => return Vec::new(),
    };
    let TypeShape::Object(object) = &api.type_def(index).shape else {
        return Vec::new();
    };
    api.all_fields(object)
        .into_iter()
        .filter(|field| match &field.ty.kind {
            TypeKind::Event => true,
            TypeKind::Array { items } => matches!(items.kind, TypeKind::Event),
            _ => false,
        })
        .collect()
}

/// `items` says where several events stand, and nothing where one does.
fn items(events: &Events<Resolved>, place: &Field<Resolved>, report: &mut Report) {
    let holds_several = matches!(place.ty.kind, TypeKind::Array { .. });
    let wire = &place.wire.value;
    let problem = |span: Span, message: String| {
        Diagnostic::error(Code::Delivery, span, message)
            .related(place.ty.span, "the events stand here")
    };
    match &events.items {
        None if holds_several => report.push(
            problem(
                events.delivery.span,
                "a delivery holds several events, and it is not said where".to_owned(),
            )
            .expected(format!("the setting `items` with the value `{wire}`")),
        ),
        Some(items) if !holds_several => {
            report.push(problem(items.span, "a delivery holds one event".to_owned()));
        }
        Some(items) if items.value.steps != [JsonPathStep::Member { name: wire.clone() }] => {
            report.push(
                problem(
                    items.span,
                    format!("the events do not stand under `{}`", items.value),
                )
                .suggest(wire.as_str()),
            );
        }
        _ => {}
    }
}
