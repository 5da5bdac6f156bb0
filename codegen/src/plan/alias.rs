//! Aliases.

use super::{Docs, RustName, RustType};

/// Another name for a type.
#[derive(Clone, Debug)]
pub struct AliasPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// Names it has in the documents.
    pub aliases: Vec<String>,
    /// What it stands for.
    pub target: RustType,
    /// Whether it is a type of its own, as it is for a scalar.
    pub newtype: Option<Newtype>,
}

/// What a newtype can do beyond holding its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newtype {
    /// It holds text: it is made from text and shown as text.
    Text,
    /// It is copied, compared, ordered, and shown.
    Copy,
    /// It is only cloned and compared.
    Opaque,
}
