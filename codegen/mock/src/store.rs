//! What the mock provider holds.

use std::collections::BTreeMap;

use bindery_codegen::ir::TypeIndex;
use indexmap::IndexMap;
use serde_json::Value;

use crate::user::User;

/// A value that was created.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// All that the provider knows of it; an answer shows what its type has.
    pub(crate) value: Value,
    /// Who created it.
    pub(crate) creator: User,
    /// The key that was agreed on in a handshake.
    pub(crate) agreed_key: Option<String>,
}

/// Values by type and key, in the order of their creation.
#[derive(Debug, Default)]
pub(crate) struct Store {
    items: BTreeMap<TypeIndex, IndexMap<String, Item>>,
    created: u64,
}

impl Store {
    /// The number of the next value, from 1. None is given twice.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.created += 1;
        self.created
    }

    pub(crate) fn insert(&mut self, ty: TypeIndex, key: String, item: Item) {
        self.items.entry(ty).or_default().insert(key, item);
    }

    pub(crate) fn get(&self, ty: TypeIndex, key: &str) -> Option<&Item> {
        self.items.get(&ty)?.get(key)
    }

    pub(crate) fn get_mut(&mut self, ty: TypeIndex, key: &str) -> Option<&mut Item> {
        self.items.get_mut(&ty)?.get_mut(key)
    }

    pub(crate) fn remove(&mut self, ty: TypeIndex, key: &str) -> Option<Item> {
        self.items.get_mut(&ty)?.shift_remove(key)
    }

    /// The values of a type.
    pub(crate) fn of_type(&self, ty: TypeIndex) -> impl Iterator<Item = &Item> {
        self.items.get(&ty).into_iter().flat_map(IndexMap::values)
    }
}
