//! The operations and types of a spec, read one after another.

use std::collections::BTreeSet;

use crate::diagnostic::Report;
use crate::ir::{Operation, TypeDef, Unresolved};
use crate::syntax::sections::EntryKind;
use crate::syntax::{Content, Entry};

use super::{operation, type_def};

/// What could be read of the operations and types, in the order of the spec.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub(super) operations: Vec<Operation<Unresolved>>,
    pub(super) types: Vec<TypeDef<Unresolved>>,
    /// The names of those that could not be read.
    pub(super) broken: BTreeSet<String>,
}

impl Definitions {
    /// Reads an operation or a type and leaves nothing of the entry but its heading: of a large spec the
    /// tree takes as much room as what is made of it.
    pub(super) fn take(&mut self, entry: &mut Entry<'_>, report: &mut Report) {
        let is_read = match entry.kind {
            EntryKind::Operation => keep(&mut self.operations, operation::lower(entry, report)),
            EntryKind::Type => keep(&mut self.types, type_def::lower(entry, report)),
            EntryKind::Group | EntryKind::Scheme => return,
        };
        if !is_read {
            self.broken.insert(entry.name().to_owned());
        }
        entry.content = Content::default();
        entry.parts = Vec::new();
    }
}

/// Whether there is a definition.
fn keep<T>(all: &mut Vec<T>, definition: Option<T>) -> bool {
    let is_read = definition.is_some();
    all.extend(definition);
    is_read
}
