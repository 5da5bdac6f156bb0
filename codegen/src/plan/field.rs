//! Fields of structs, and how a caller gives a value.

use crate::ir::Literal;

use super::{Docs, RustName, RustType};

/// A field of a struct: a member of an object, or a parameter of an operation.
#[derive(Clone, Debug)]
pub struct FieldPlan {
    /// Name in Rust.
    pub name: RustName,
    /// Name on the wire.
    pub wire: String,
    /// Doc comment.
    pub docs: Docs,
    /// Type of the value, without the wrapper that its presence asks for.
    pub value: RustType,
    /// Whether it must be there, and whether it may be null.
    pub presence: Presence,
    /// How a caller gives the value.
    pub argument: ArgumentType,
    /// The only value that is ever sent.
    pub constant: Option<Box<Literal>>,
    /// True where `new` takes it although it may be left out on the wire.
    pub always_asked: bool,
    /// An example value, as the spec shows it.
    pub example: Option<String>,
    /// Why it should no longer be used, or an empty text.
    pub deprecated: Option<String>,
}

/// Whether a field must be there, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `T`
    Required,
    /// `Option<T>`, there but possibly null.
    Nullable,
    /// `Option<T>`, possibly left out.
    Optional,
    /// `rt::Tristate<T>`: left out, null, or a value.
    Tristate,
}

/// How a caller gives a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentType {
    /// The type itself.
    Plain,
    /// `impl Into<T>`
    Into,
    /// `impl IntoIterator<Item = T>`
    Items,
    /// `impl IntoIterator<Item = impl Into<T>>`
    ItemsInto,
    /// A map: one entry at a time by a setter, all of them by `new`.
    Entries,
}

impl FieldPlan {
    /// The type as the struct holds it.
    pub fn stored(&self) -> RustType {
        let value = self.value.clone();
        match self.presence {
            Presence::Required => value,
            Presence::Nullable | Presence::Optional => value.optional(),
            Presence::Tristate => RustType::RuntimeOf("Tristate", Box::new(value)),
        }
    }

    /// True where `new` takes the value.
    pub fn is_argument(&self) -> bool {
        self.constant.is_none()
            && (self.always_asked
                || matches!(self.presence, Presence::Required | Presence::Nullable))
    }

    /// True where a setter takes the value.
    pub fn has_setter(&self) -> bool {
        self.constant.is_none() && !self.is_argument()
    }
}
