//! Deliveries: their type, their events, their signature.

mod delivery;
mod names;
mod rows;
mod signature;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Resolved, Spanned, StatusPattern};

use super::header_text;

/// Checks the section on events.
pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let Some(events) = &api.events else {
        return;
    };
    delivery::check(api, events, report);
    names::check(api, events, report);
    rows::check(api, events, report);
    signature::check(api, events, report);
    if let Some(header) = &events.id_header {
        header_text::name(header, report);
    }
    accepting(&events.success_status, report);
    if let Some(handshake) = &events.handshake {
        accepting(&handshake.statuses, report);
    }
}

/// A receiver accepts with a success.
fn accepting(statuses: &[Spanned<StatusPattern>], report: &mut Report) {
    for status in statuses {
        let is_success = match status.value {
            StatusPattern::Exact { status } => (200..=299).contains(&status),
            StatusPattern::Class { class } => class == 2,
        };
        if !is_success {
            report.push(
                Diagnostic::error(
                    Code::Status,
                    status.span,
                    format!("nothing is accepted with status {}", status.value),
                )
                .expected("a status from 200 to 299"),
            );
        }
    }
}
