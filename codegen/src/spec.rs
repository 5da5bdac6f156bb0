//! A spec, from its text to an API that makes sense.

use crate::check::{Checked, check};
use crate::diagnostic::Report;
use crate::lower;
use crate::resolve::resolve;
use crate::source::Source;

/// Reads a spec.
///
/// Every stage goes on with what the one before it could read, so that the report holds all problems
/// of the spec. The API is there when none of them is an error; open questions are none.
///
/// ```
/// use bindery_codegen::diagnostic::Style;
/// use bindery_codegen::source::Source;
/// use bindery_codegen::spec;
///
/// let source = Source::new("acme.md", "\
/// ## Acme
///
/// Spec format: `bindery 1`
///
/// ### Settings
///
/// | Setting | Value | Source |
/// |---|---|---|
/// | `base_uri` | `https://api.acme.example` | |
/// ");
/// let (api, report) = spec::read(&source);
/// assert!(api.is_none());
/// let first = report.diagnostics()[0];
/// assert_eq!(source.position(first.span.start()).to_string(), "9:4");
/// assert_eq!(first.suggestions, ["base_url"]);
/// ```
pub fn read(source: &Source) -> (Option<Checked>, Report) {
    let mut report = Report::new();
    let lowered = lower::read(source, &mut report);
    let resolution = resolve(lowered.api, &lowered.broken, &mut report);
    let checked = check(resolution, &mut report);
    (checked, report)
}
