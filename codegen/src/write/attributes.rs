//! Lists of attributes: `- name: value`.

use std::fmt::Display;

use crate::ir::{SourceRef, Spanned};
use crate::source::Span;

use super::draft::Draft;
use super::evidence;

/// Attributes on their way, in the order in which they are written.
#[derive(Default)]
pub(super) struct Attributes {
    items: Vec<String>,
}

impl Attributes {
    /// Adds an attribute whose value is inline Markdown already.
    pub(super) fn add(&mut self, name: impl Display, value: impl Display) {
        self.items.push(format!("{name}: {value}"));
    }

    /// Adds the sources of a part, if it has any.
    pub(super) fn sources(&mut self, draft: &mut Draft, sources: &[SourceRef]) {
        if !sources.is_empty() {
            self.add("source", evidence::sources(draft, sources));
        }
    }

    /// Adds free text, if there is any.
    pub(super) fn plain(&mut self, draft: &mut Draft, name: &str, text: Option<&Spanned<String>>) {
        if let Some(text) = text {
            self.add(name, draft.plain(&text.value, text.span));
        }
    }

    /// Adds the names that something has in the documents.
    pub(super) fn also_called(&mut self, draft: &mut Draft, names: &[Spanned<String>]) {
        if names.is_empty() {
            return;
        }
        let names: Vec<String> = names
            .iter()
            .map(|name| listed(draft, &name.value, name.span))
            .collect();
        self.add("also called", names.join(", "));
    }

    /// Writes the list.
    pub(super) fn finish(self, draft: &mut Draft) {
        draft.list(&self.items);
    }

    /// True when there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// A value of a list with commas.
pub(super) fn listed(draft: &mut Draft, text: &str, span: Span) -> String {
    if text.contains(',') {
        draft.refuse(
            span,
            format!("`{text}` has a comma, which parts the values here"),
        );
    }
    draft.plain(text, span)
}
