//! Names of headers and cookies, which are tokens of HTTP.

use proc_macro2::Span;

use crate::problems::Problems;

/// Reports what cannot be the name of a `what`: of a header, of a cookie.
pub(crate) fn check_token(what: &str, name: &str, place: Span, problems: &mut Problems) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_token) {
        problems.at(place, format!("{name:?} cannot be the name of a {what}"));
    }
}
