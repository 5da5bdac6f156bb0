//! Examples: each is of the type it shows.

mod delivery;
mod form;
mod handshake;
mod http_message;
mod request;
mod response;
mod text;

use crate::diagnostic::Report;
use crate::ir::{Api, ExampleRole, Resolved, TypeExpr, TypeKind};

use super::value::{Comparison, Direction};
use text::ExampleText;

/// Checks every example.
pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    for example in &api.error_examples {
        let mut text = ExampleText::new(example, report);
        match example.role {
            ExampleRole::Response {
                status: Some(status),
            } => response::error(api, None, status, &mut text),
            _ => text.misplaced("the section on errors shows the bodies of errors"),
        }
    }
    for operation in &api.operations {
        for example in &operation.examples {
            let mut text = ExampleText::new(example, report);
            match &example.role {
                ExampleRole::Request => request::check(api, operation, &mut text),
                ExampleRole::Response { status } => {
                    response::check(api, operation, *status, &mut text);
                }
                ExampleRole::Type { .. } => of_type(api, &mut text),
                ExampleRole::Delivery { .. }
                | ExampleRole::Heartbeat
                | ExampleRole::Handshake
                | ExampleRole::HandshakeResponse => {
                    text.misplaced("an operation shows its requests and responses");
                }
            }
        }
    }
    for example in api.types.iter().flat_map(|ty| &ty.examples) {
        of_type(api, &mut ExampleText::new(example, report));
    }
    if let Some(events) = &api.events {
        for example in &events.examples {
            let mut text = ExampleText::new(example, report);
            match &example.role {
                ExampleRole::Delivery { event } => {
                    delivery::event(api, events, event, &mut text);
                }
                ExampleRole::Heartbeat => delivery::heartbeat(api, events, &mut text),
                ExampleRole::Handshake => handshake::request(events, &mut text),
                ExampleRole::HandshakeResponse => handshake::response(events, &mut text),
                ExampleRole::Type { .. } => of_type(api, &mut text),
                ExampleRole::Request | ExampleRole::Response { .. } => {
                    text.misplaced("the section on events shows deliveries and handshakes");
                }
            }
        }
    }
}

fn of_type(api: &Api<Resolved>, text: &mut ExampleText<'_, '_>) {
    let ExampleRole::Type { name } = &text.example.role else {
        text.misplaced("a type shows its values");
        return;
    };
    let ty = TypeExpr {
        kind: TypeKind::Named { name: name.value },
        nullable: false,
        span: name.span,
    };
    if let Some(json) = text.json() {
        let mismatches = Comparison::new(api, Direction::Either).of_value(&json, &ty);
        text.mismatches(mismatches);
    }
}
