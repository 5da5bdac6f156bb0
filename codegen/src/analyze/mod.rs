//! Facts about a whole API that decide its Rust form: which types are sent, read or both, which
//! need two forms, where a recursive type needs a box, and what holds a secret.

mod delivered;
mod recursion;
mod references;
mod secrets;
mod split;
mod usage;

#[cfg(feature = "emit")]
pub(crate) use delivered::object as delivered_object;
pub use usage::Usage;

use std::collections::BTreeSet;

use crate::ir::{Api, Resolved, TypeIndex};

/// Facts about the types of an API, by type.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    usage: Vec<Usage>,
    split: Vec<bool>,
    secret: Vec<bool>,
    boxed: BTreeSet<(TypeIndex, TypeIndex)>,
    only_delivered: Option<TypeIndex>,
}

impl Analysis {
    /// Gathers the facts. Linear in the size of the API, but for a logarithm.
    pub fn of(api: &Api<Resolved>) -> Self {
        let usage = usage::usage(api);
        let split = split::split(api, &usage);
        Self {
            split,
            secret: secrets::secrets(api),
            boxed: recursion::boxed_references(api),
            only_delivered: delivered::only_delivered(api),
            usage,
        }
    }

    /// Whether values of the type are sent, read, or both.
    pub fn usage(&self, index: TypeIndex) -> Usage {
        self.usage.get(index.0).copied().unwrap_or_default()
    }

    /// Whether the sent and the read form of the type differ and both are used.
    pub fn is_split(&self, index: TypeIndex) -> bool {
        self.split.get(index.0).copied().unwrap_or_default()
    }

    /// Whether a value of the type holds a secret at any depth.
    pub fn holds_secret(&self, index: TypeIndex) -> bool {
        self.secret.get(index.0).copied().unwrap_or_default()
    }

    /// Whether only deliveries of webhooks have the type.
    pub fn is_only_delivered(&self, index: TypeIndex) -> bool {
        self.only_delivered == Some(index)
    }

    /// Whether a direct reference from one type to another needs a box, because it closes a cycle.
    pub fn is_boxed(&self, from: TypeIndex, to: TypeIndex) -> bool {
        self.boxed.contains(&(from, to))
    }
}
