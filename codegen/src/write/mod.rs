//! The spec writer: from an [`Api`] back to the text of a spec, in the canonical layout.
//!
//! What it writes reads back as the same IR, places aside. Where the format has no way to say
//! something, nothing is bent: the node is named in an [`Unwritable`], and so are all others.
//!
//! Each construct of the format has a module of its own. They share a `Draft`, which collects blocks
//! of Markdown and refusals, and the primitives of `markdown` and `inline`.

mod attributes;
mod auth;
mod body;
mod code_line;
mod documents;
mod draft;
mod duration;
mod errors;
mod events;
mod evidence;
mod example;
mod field;
mod groups;
mod inline;
mod json_path;
mod limits;
mod markdown;
mod operation;
mod operation_attributes;
mod operation_examples;
mod pagination;
mod parameters;
mod promises;
mod prose;
mod response;
mod response_headers;
mod rules;
mod setting_table;
mod settings;
mod signature;
mod table;
mod type_def;
mod type_expr;
mod union;

use std::fmt;

use crate::ir::{Api, Unresolved};
use crate::source::Span;

use draft::Draft;

/// A node of the IR that the spec format cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// Where the node is, such as `operations[webhooks.list].responses[200]`. Nodes with a name are
    /// told by it, others by their position.
    pub node: String,
    /// Where a front end read the node. Both ends are 0 where no text stood behind it.
    pub span: Span,
    /// Why the format cannot express it.
    pub reason: String,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.node, self.reason)
    }
}

impl std::error::Error for Unwritable {}

/// Writes `api` as the text of a spec, in the layout that `fmt` leaves unchanged.
///
/// Fails with every node that the format cannot express, in the order of the spec.
///
/// ```
/// use bindery_codegen::ir::{Api, Unresolved};
/// use bindery_codegen::write::{self, Unwritable};
///
/// fn save(api: &Api<Unresolved>) -> Result<(), Vec<Unwritable>> {
///     let text = write::write(api)?;
///     assert!(text.starts_with("# "));
///     Ok(())
/// }
/// ```
pub fn write(api: &Api<Unresolved>) -> Result<String, Vec<Unwritable>> {
    let mut draft = Draft::default();
    draft.within("name", |draft| {
        draft.check(api.name.span, inline::check_heading(&api.name.value));
    });
    draft.heading(1, &api.name.value);
    draft.block("Spec format: `bindery 1`");
    draft.within("description", |draft| {
        prose::write(draft, &api.description, prose::Place::Free);
    });
    settings::write(&mut draft, &api.settings, &api.settings_notes);
    limits::write(&mut draft, api);
    auth::write(&mut draft, api);
    pagination::write(&mut draft, api);
    errors::write_section(&mut draft, api);
    groups::write_operations(&mut draft, api);
    type_def::write_section(&mut draft, &api.types);
    if let Some(events) = &api.events {
        draft.within("events", |draft| events::write(draft, events));
    }
    documents::write(&mut draft, api);
    draft.finish()
}
