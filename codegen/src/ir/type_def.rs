//! Named types.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{
    Evidence, Example, JsonKind, Literal, Prose, Rules, Spanned, Stage, TypeExpr, WireName,
};

/// A named type.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TypeDef<S: Stage> {
    /// Its name in the spec, upper camel case.
    pub name: Spanned<String>,
    /// What it is for.
    pub description: Prose<S>,
    /// What it consists of.
    pub shape: TypeShape<S>,
    /// Names it has in the documents.
    pub also_called: Vec<Spanned<String>>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Text for the reference only.
    pub notes: Prose<S>,
    /// Example values.
    pub examples: Vec<Example<S>>,
    /// Where the type's part stands.
    pub span: Span,
}

/// What a named type consists of.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TypeShape<S: Stage> {
    /// An object with known members.
    Object(Object<S>),
    /// A set of values.
    Enum(Enum<S>),
    /// One of several types.
    Union(Union<S>),
    /// Another name for a type; of a scalar, a type of its own.
    Alias(Alias<S>),
}

/// An object with known members.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Object<S: Stage> {
    /// What happens to members that are not listed.
    pub openness: Openness,
    /// Objects whose fields come first. The spec format has at most one.
    pub extends: Vec<Spanned<S::Type>>,
    /// The members.
    pub fields: Vec<Field<S>>,
}

/// What happens to members of an object that its type does not list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// They are ignored.
    #[default]
    Ignore,
    /// They are kept and written back.
    Keep,
    /// They are refused.
    Refuse,
}

/// A member of an object, also of a body written as a table.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Field<S: Stage> {
    /// Name on the wire.
    pub wire: Spanned<WireName>,
    /// Name wanted in Rust, where it is not derived from the wire name.
    pub rust: Option<Box<Spanned<String>>>,
    /// Type, with its nullability.
    #[serde(rename = "type")]
    pub ty: TypeExpr<S>,
    /// Whether it must be present.
    pub need: Need,
    /// Rules beyond the type.
    pub rules: Rules,
    /// Example value as written in the example column, without backticks.
    pub example: Option<Box<Spanned<String>>>,
    /// What it means.
    pub description: Prose<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}

/// Whether a field or parameter must be present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Always.
    Required,
    /// Not always.
    Optional,
    /// Nobody knows: sent always, read as if optional.
    Unknown,
}

/// A set of values.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Enum<S: Stage> {
    /// What the values are.
    pub base: EnumBase,
    /// Whether values that are not listed are kept (true) or refused.
    pub open: bool,
    /// Enums whose values come first. The spec format has at most one.
    pub extends: Vec<Spanned<S::Type>>,
    /// The values.
    pub values: Vec<EnumValue<S>>,
}

/// What an enum's values are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EnumBase {
    /// Strings.
    String,
    /// Whole numbers.
    Integer,
}

/// One value of an enum.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EnumValue<S: Stage> {
    /// The value on the wire: a string or an integer, as the enum's base says.
    pub wire: Spanned<Literal>,
    /// Name wanted in Rust, where it is not derived from the value.
    pub rust: Option<Spanned<String>>,
    /// What it means.
    pub description: Prose<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Union<S: Stage> {
    /// How the variants are told apart.
    pub tag: UnionTag,
    /// The variants; for an untagged union in the order they are tried.
    pub variants: Vec<Variant<S>>,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UnionTag {
    /// By a member of the object itself.
    Within {
        /// The member.
        member: Spanned<WireName>,
    },
    /// By a member of the object that holds the union.
    Beside {
        /// The member.
        member: Spanned<WireName>,
    },
    /// By their shape; each variant says by what it is known.
    None,
}

/// One type of a union.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Variant<S: Stage> {
    /// Name wanted in Rust; of an untagged union always given.
    pub name: Option<Spanned<String>>,
    /// The type.
    #[serde(rename = "type")]
    pub ty: TypeExpr<S>,
    /// How it is recognised.
    pub known: Spanned<Known>,
    /// Where the row stands.
    pub span: Span,
}

/// How a variant is recognised.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Known {
    /// The tag has this value.
    Tag {
        /// A string or an integer.
        value: Literal,
    },
    /// The object has this member.
    Field {
        /// The member.
        member: WireName,
    },
    /// The object has this member with this value.
    FieldValue {
        /// The member.
        member: WireName,
        /// Its value.
        value: Literal,
    },
    /// The value is of this kind.
    Kind {
        /// Which.
        json: JsonKind,
    },
}

/// Another name for a type.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Alias<S: Stage> {
    /// What it stands for.
    pub target: TypeExpr<S>,
}
