//! What is sent to webhook addresses: the table of events, and each event with a delivery.

use crate::ir::{Event, Events, ExampleRole, Resolved, TypeKind, TypeShape};
use crate::plan::code_span;

use super::curl::{body, made_up};
use super::source_ref::inferred_text;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn events(&self, page: &mut Page) {
        let Some(events) = &self.api.events else {
            return;
        };
        page.anchor(2, "Events", Anchor::Section("events"));
        page.docs(&self.docs(page, &events.description));
        self.deliveries(page, events);
        if !events.events.is_empty() {
            page.heading(3, "Event table");
            let rows: Vec<[String; 3]> = events
                .events
                .iter()
                .map(|event| {
                    let name = &event.name.value;
                    let anchor = Anchor::Event(name.clone());
                    [
                        page.link(&code_span(name), &anchor),
                        self.event_type(page, event)
                            .unwrap_or_else(|| "any JSON".to_owned()),
                        self.when(page, event),
                    ]
                })
                .collect();
            page.table(["Event", "Type", "Fires when"], &rows);
            for event in &events.events {
                self.event(page, events, event);
            }
        }
        other_examples(page, events);
        if !events.notes.is_empty() {
            page.heading(3, "Notes on events");
            page.docs(&self.docs(page, &events.notes));
        }
    }

    fn when(&self, page: &Page, event: &Event<Resolved>) -> String {
        let mut parts = vec![
            self.line(page, &event.description),
            inferred_text(&event.evidence.inferred),
        ];
        if event.rules.deprecated {
            parts.push("**Deprecated.**".to_owned());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    fn event(&self, page: &mut Page, events: &Events<Resolved>, event: &Event<Resolved>) {
        let name = &event.name.value;
        page.wire_anchor(4, name, Anchor::Event(name.clone()));
        page.markdown(format!(
            "{} ({})",
            self.when(page, event),
            self.spec_line(event.span)
        ));
        match self.event_type(page, event) {
            Some(ty) => {
                let members = self.members(event);
                page.markdown(if members.is_empty() {
                    format!("It holds {ty}.")
                } else {
                    format!("It holds {ty}, with the members {}.", members.join(", "))
                });
            }
            None => page.markdown("Its form is not documented; it is read as JSON."),
        }
        let mut shown = false;
        for example in &events.examples {
            if matches!(&example.role, ExampleRole::Delivery { event } if event.value == *name) {
                page.markdown(format!("A delivery{}:", made_up(example)));
                body(page, example);
                shown = true;
            }
        }
        if !shown {
            page.markdown("No document shows a delivery of it.");
        }
    }

    /// The event's type with its link. None where it may be any JSON.
    fn event_type(&self, page: &Page, event: &Event<Resolved>) -> Option<String> {
        let TypeKind::Named { name } = &event.ty.kind else {
            return None;
        };
        let ty = self.plan.types.get(name.0)?.types.first()?.name();
        Some(page.link(&code_span(ty.rust_text()), &Anchor::Type(ty.clone())))
    }

    fn members(&self, event: &Event<Resolved>) -> Vec<String> {
        let TypeKind::Named { name } = &event.ty.kind else {
            return Vec::new();
        };
        match &self.api.type_def(*name).shape {
            TypeShape::Object(object) => self
                .api
                .all_fields(object)
                .iter()
                .map(|field| code_span(field.wire.value.as_str()))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Heartbeats and handshakes.
fn other_examples(page: &mut Page, events: &Events<Resolved>) {
    for example in &events.examples {
        let title = match &example.role {
            ExampleRole::Heartbeat => "A delivery without events",
            ExampleRole::Handshake => "The request of a handshake",
            ExampleRole::HandshakeResponse => "The answer to a handshake",
            _ => continue,
        };
        page.markdown(format!("{title}{}:", made_up(example)));
        body(page, example);
    }
}
