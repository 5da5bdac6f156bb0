//! Named types, and types in cells.

mod alternatives;
mod beside;
mod event_place;
mod extends;
mod inhabited;
mod inherited;
mod literal;
mod transparent;
mod union;

pub(super) use inherited::fits as inheritance_fits;
pub(super) use literal::literal_fits;

use crate::diagnostic::Report;
use crate::ir::{Api, Resolved};

/// Checks every type.
pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    extends::check(api, report);
    transparent::check(api, report);
    inhabited::check(api, report);
    alternatives::check(api, report);
    union::check(api, report);
    beside::check(api, report);
    event_place::check(api, report);
}
