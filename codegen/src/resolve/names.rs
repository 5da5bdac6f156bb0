//! What an API defines, by name.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::ir::{Api, OperationIndex, PaginationIndex, SchemeIndex, TypeIndex, Unresolved};

/// The definitions of an API. Where a name is defined twice, the first definition holds.
pub(super) struct Names<'a> {
    pub(super) types: IndexMap<String, TypeIndex>,
    pub(super) operations: IndexMap<String, OperationIndex>,
    pub(super) schemes: IndexMap<String, SchemeIndex>,
    pub(super) paginations: IndexMap<String, PaginationIndex>,
    broken: &'a BTreeSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn of(api: &Api<Unresolved>, broken: &'a BTreeSet<String>) -> Self {
        Self {
            types: first_of_each(api.types.iter().map(|ty| ty.name.value.clone()), TypeIndex),
            operations: first_of_each(
                api.operations
                    .iter()
                    .map(|operation| operation.id.value.to_string()),
                OperationIndex,
            ),
            schemes: first_of_each(
                api.auth.iter().map(|scheme| scheme.name.value.clone()),
                SchemeIndex,
            ),
            paginations: first_of_each(
                api.pagination.iter().map(|style| style.name.value.clone()),
                PaginationIndex,
            ),
            broken,
        }
    }

    /// Whether a front end saw a definition of `name` and could not read it.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        self.broken.contains(name)
    }
}

fn first_of_each<Index>(
    names: impl Iterator<Item = String>,
    index: impl Fn(usize) -> Index,
) -> IndexMap<String, Index> {
    let mut found = IndexMap::new();
    for (position, name) in names.enumerate() {
        found.entry(name).or_insert_with(|| index(position));
    }
    found
}
