//! Provider-wide facts.

mod auth;
mod base_url;
mod documents;
mod limits;
mod pagination;
mod settings;

pub(in crate::check) use base_url::absolute_url;

use crate::diagnostic::Report;
use crate::ir::{Api, Resolved};

/// Checks everything that does not belong to one operation or type.
pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    settings::check(&api.settings, report);
    limits::check(api, report);
    auth::check(api, report);
    pagination::check(api, report);
    documents::check(api, report);
}
