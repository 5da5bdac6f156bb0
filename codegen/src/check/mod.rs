//! Whether a resolved API makes sense, and what of it nobody knows.

mod events;
mod examples;
mod header_text;
mod json;
mod open_questions;
mod operation;
mod provider;
mod rules;
#[cfg(all(test, feature = "markdown"))]
mod tests;
mod types;
mod value;
mod view;
mod visit;

pub use value::fits_scalar;
pub use view::{Peeled, can_be, peel};

use std::borrow::Borrow;

use crate::diagnostic::{Report, Severity};
use crate::ir::{Api, Resolved};
use crate::resolve::Resolution;

/// An API that has passed every check: what back ends may start from.
#[derive(Clone, Debug)]
pub struct Checked {
    api: Api<Resolved>,
}

impl Checked {
    /// The API.
    pub fn api(&self) -> &Api<Resolved> {
        &self.api
    }
}

impl Borrow<Api<Resolved>> for Checked {
    fn borrow(&self) -> &Api<Resolved> {
        &self.api
    }
}

/// The questions of an API that no document answers, each with its place.
pub fn open_questions(api: &Api<Resolved>) -> Report {
    let mut report = Report::new();
    open_questions::collect(api, &mut report);
    report
}

/// Reports everything in `resolution` that contradicts itself or the rules of the format, and every
/// question that nobody has answered.
///
/// What is incomplete is checked too, so that one misspelt name does not hide other mistakes. The
/// API comes back when it is complete and `report` holds no error, of this stage or an earlier one.
pub fn check(resolution: Resolution, report: &mut Report) -> Option<Checked> {
    let api = resolution.api();
    if !types::inheritance_fits(api, report) {
        return None;
    }
    provider::check(api, report);
    operation::check(api, report);
    types::check(api, report);
    rules::check(api, report);
    events::check(api, report);
    examples::check(api, report);
    open_questions::collect(api, report);
    if report.count(Severity::Error) > 0 {
        return None;
    }
    resolution.into_complete().map(|api| Checked { api })
}
