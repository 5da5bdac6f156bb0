//! The rows of the events table, and the enum of all events.

use crate::check::view::peel;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Enum, EnumBase, Event, Events, Literal, Resolved, Rules, Spanned, TypeIndex, TypeShape,
};
use crate::suggest::closest;

pub(super) fn check(api: &Api<Resolved>, events: &Events<Resolved>, report: &mut Report) {
    for event in &events.events {
        rules(event, report);
        if peel(api, &event.ty).nullable {
            report.push(Diagnostic::error(
                Code::EventRow,
                event.ty.span,
                "an event is never null",
            ));
        }
    }
    if let Some(event_enum) = &events.event_enum {
        both_ways(api, events, event_enum, report);
    }
}

fn rules(event: &Event<Resolved>, report: &mut Report) {
    let mut allowed = Rules::default();
    allowed.deprecated = event.rules.deprecated;
    if event.rules != allowed {
        report.push(
            Diagnostic::error(
                Code::RulePlace,
                event.span,
                "this rule has no meaning for an event",
            )
            .expected("`deprecated` or `inferred`"),
        );
    }
}

fn both_ways(
    api: &Api<Resolved>,
    events: &Events<Resolved>,
    event_enum: &Spanned<TypeIndex>,
    report: &mut Report,
) {
    let ty = api.type_def(event_enum.value);
    let TypeShape::Enum(
        values @ Enum {
            base: EnumBase::String,
            ..
        },
    ) = &ty.shape
    else {
        report.push(
            Diagnostic::error(
                Code::EventRow,
                event_enum.span,
                format!("`{}` is no enum of names", ty.name.value),
            )
            .expected("an `enum string`")
            .related(ty.name.span, "defined here"),
        );
        return;
    };
    let values = api.all_values(values);
    let names: Vec<&str> = values
        .iter()
        .filter_map(|value| match &value.wire.value {
            Literal::String(name) => Some(name.as_str()),
            Literal::Integer(_) | Literal::Boolean(_) => None,
        })
        .collect();
    for event in &events.events {
        if !names.contains(&event.name.value.as_str()) {
            report.push(
                Diagnostic::error(
                    Code::EventRow,
                    event.name.span,
                    format!("`{}` is no value of `{}`", event.name.value, ty.name.value),
                )
                .suggest(closest(&event.name.value, names.iter().copied()))
                .related(ty.name.span, "the enum of all events"),
            );
        }
    }
    for value in values {
        let has_row = |event: &Event<Resolved>| matches!(&value.wire.value, Literal::String(name) if *name == event.name.value);
        if !events.events.iter().any(has_row) {
            report.push(
                Diagnostic::error(
                    Code::EventRow,
                    value.wire.span,
                    format!("the events table has no row for `{}`", value.wire.value),
                )
                .help("where its body is not documented, its type is `json`"),
            );
        }
    }
}
