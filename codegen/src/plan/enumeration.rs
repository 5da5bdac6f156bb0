//! Enums.

use crate::ir::{EnumBase, Literal};

use super::{Docs, RustName};

/// A set of strings or integers.
#[derive(Clone, Debug)]
pub struct EnumPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// Names it has in the documents.
    pub aliases: Vec<String>,
    /// What the values are on the wire.
    pub base: EnumBase,
    /// Whether other values are kept, in a variant `Unknown`.
    pub open: bool,
    /// The values.
    pub values: Vec<ValuePlan>,
}

/// One value.
#[derive(Clone, Debug)]
pub struct ValuePlan {
    /// The variant.
    pub name: RustName,
    /// The value on the wire.
    pub wire: Literal,
    /// Doc comment.
    pub docs: Docs,
}
