//! From names to indices: every reference of the IR finds what it refers to.
//!
//! All unknown and doubled names are reported in one run. A reference whose target is unknown costs
//! no more than itself: a type becomes `json`, an optional part is left out, so that
//! [`check`](crate::check) can still judge the rest. [`Resolution::is_complete`] tells whether
//! anything was left out, and only a complete one becomes output.
//!
//! One file resolves the nodes of one construct; `names` knows what is defined, `duplicates`
//! what is defined twice.

mod api;
mod auth;
mod duplicates;
mod errors;
mod events;
mod examples;
mod names;
mod operation;
mod prose;
mod reference;
mod type_def;
mod type_expr;

use std::collections::BTreeSet;

use crate::diagnostic::Report;
use crate::ir::{Api, Resolved, Unresolved};

use names::Names;
use reference::{Resolve, Resolver};

/// The deepest nesting of arrays, maps, tuples and alternatives in one type.
pub const MAX_TYPE_DEPTH: usize = 32;

/// What [`resolve`] made of an API.
#[derive(Clone, Debug)]
pub struct Resolution {
    api: Api<Resolved>,
    complete: bool,
}

impl Resolution {
    /// The API; where it [is not complete](Self::is_complete), without the parts that could not be
    /// resolved.
    pub fn api(&self) -> &Api<Resolved> {
        &self.api
    }

    /// True when every reference was found and nothing was left out.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The API, if it is complete.
    pub fn into_complete(self) -> Option<Api<Resolved>> {
        self.complete.then_some(self.api)
    }
}

/// Finds what every name of `api` refers to and reports unknown and doubled names.
///
/// `broken` holds the names (of types, operations, groups, auth schemes, pagination styles and
/// documents) whose definitions a front end saw but could not read. It has reported those itself;
/// references to them are left out without a further report.
///
/// ```
/// use std::collections::BTreeSet;
/// use bindery_codegen::{diagnostic::Report, ir::{Api, Resolved, Unresolved}, resolve::resolve};
///
/// fn resolved(api: Api<Unresolved>, report: &mut Report) -> Option<Api<Resolved>> {
///     resolve(api, &BTreeSet::new(), report).into_complete()
/// }
/// ```
pub fn resolve(api: Api<Unresolved>, broken: &BTreeSet<String>, report: &mut Report) -> Resolution {
    let unique = duplicates::report(&api, report);
    let names = Names::of(&api, broken);
    let mut resolver = Resolver::new(&names, report);
    let api = api.resolve(&mut resolver);
    Resolution {
        api,
        complete: resolver.complete && unique && broken.is_empty(),
    }
}
