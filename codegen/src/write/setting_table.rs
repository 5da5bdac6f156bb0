//! Tables of settings, of the provider and of its events.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::ir::SourceRef;
use crate::source::Span;
use crate::syntax::TableKind;

use super::draft::Draft;
use super::evidence;
use super::table::Table;

/// The value of a setting that nobody knows.
const UNKNOWN: &str = "unknown";

/// A table of settings on its way.
pub(super) struct SettingTable {
    table: Table<3>,
    names: BTreeSet<String>,
}

impl SettingTable {
    /// A table without settings.
    pub(super) fn new() -> Self {
        Self {
            table: Table::new(TableKind::Settings),
            names: BTreeSet::new(),
        }
    }

    /// Adds a setting whose value is no free text.
    pub(super) fn row(
        &mut self,
        draft: &mut Draft,
        name: &str,
        value: &str,
        span: Span,
        sources: &[SourceRef],
    ) {
        if !self.names.insert(name.to_owned()) {
            draft.refuse(span, format!("the setting `{name}` is there twice"));
        }
        if name.contains(char::is_whitespace) || name.ends_with('.') {
            draft.refuse(span, format!("`{name}` is not the name of a setting"));
        }
        let cells = [
            draft.code(name, span),
            draft.code(value, span),
            draft.within(format_args!("[{name}]"), |draft| {
                evidence::sources(draft, sources)
            }),
        ];
        self.table.row(draft, span, cells);
    }

    /// Adds a setting whose value is free text.
    pub(super) fn text(
        &mut self,
        draft: &mut Draft,
        name: &str,
        value: &str,
        span: Span,
        sources: &[SourceRef],
    ) {
        if value == UNKNOWN {
            draft.refuse(
                span,
                format!("the value of `{name}` would be read as not known"),
            );
        }
        self.row(draft, name, value, span, sources);
    }

    /// Adds a setting that nobody knows, which must be one of `names`.
    pub(super) fn unknown(
        &mut self,
        draft: &mut Draft,
        name: &str,
        names: &[&str],
        span: Span,
        sources: &[SourceRef],
    ) {
        if !names.contains(&name) {
            draft.refuse(
                span,
                format!("`{name}` is not a setting that may be unknown"),
            );
        }
        if !sources.is_empty() {
            draft.refuse(span, format!("`{name}` is unknown and has a source"));
        }
        self.row(draft, name, UNKNOWN, span, sources);
    }

    /// Writes the table.
    pub(super) fn finish(self, draft: &mut Draft) {
        draft.table(&self.table);
    }
}

/// Values in one span, parted by commas.
pub(super) fn comma_list<T: Display>(
    draft: &mut Draft,
    values: impl IntoIterator<Item = T>,
    span: Span,
) -> String {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    for value in &values {
        if value.is_empty() || value.contains(',') || value.trim() != value {
            draft.refuse(
                span,
                format!("`{value}` cannot stand in a list with commas"),
            );
        }
    }
    values.join(", ")
}
