//! Unions.

use crate::ir::{JsonKind, Literal};

use super::{Docs, RustName, RustType};

/// One of several types, with a variant `Unknown` that keeps any other JSON.
#[derive(Clone, Debug)]
pub struct UnionPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// Names it has in the documents.
    pub aliases: Vec<String>,
    /// Where the tag is.
    pub tag: TagPlace,
    /// The variants, in the order they are tried.
    pub variants: Vec<VariantPlan>,
    /// Whether two values can be compared; false where one holds a secret.
    pub comparable: bool,
}

/// Where a union's tag is.
#[derive(Clone, Debug)]
pub enum TagPlace {
    /// In the object itself.
    Within(String),
    /// In the object that holds the union.
    Beside(String),
    /// Nowhere.
    None,
}

/// One variant.
#[derive(Clone, Debug)]
pub struct VariantPlan {
    /// Its name.
    pub name: RustName,
    /// What it holds.
    pub value: RustType,
    /// How it is recognised.
    pub known: KnownBy,
    /// Doc comment.
    pub docs: Docs,
}

/// How a variant is recognised.
#[derive(Clone, Debug)]
pub enum KnownBy {
    /// The tag has this value.
    Tag(Literal),
    /// The tag has this value, and the variant's type does not hold it.
    TagAdded(Literal),
    /// The object has this member.
    Field(String),
    /// The object has this member with this value.
    FieldValue(String, Literal),
    /// The value is of this kind.
    Kind(JsonKind),
}
