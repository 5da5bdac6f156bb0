//! Types as they stand in a cell.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::Stage;

/// A type at a place of use.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TypeExpr<S: Stage> {
    /// What it is when it is not null.
    #[serde(flatten)]
    pub kind: TypeKind<S>,
    /// Whether null is allowed besides.
    pub nullable: bool,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of types.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TypeKind<S: Stage> {
    /// A built-in type.
    Scalar {
        /// Which.
        scalar: Scalar,
    },
    /// Exactly this value.
    Literal {
        /// The value.
        value: Literal,
    },
    /// A named type.
    Named {
        /// Which.
        #[serde(rename = "type")]
        name: S::Type,
    },
    /// Any number of items of one type.
    Array {
        /// The item's type.
        items: Box<TypeExpr<S>>,
    },
    /// A fixed sequence of items.
    Tuple {
        /// The items' types.
        items: Vec<TypeExpr<S>>,
    },
    /// An object with any keys and one type of value.
    Map {
        /// The value's type.
        values: Box<TypeExpr<S>>,
    },
    /// One of several types that differ in their JSON kind.
    Alternatives {
        /// The types, at least two.
        alternatives: Vec<TypeExpr<S>>,
    },
    /// What the rows of the events table type, written `event`. It stands once, in the type of a
    /// delivery.
    Event,
}

/// The built-in types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scalar {
    /// Any text.
    String,
    /// A whole number of 64 bits with sign.
    Integer,
    /// A whole number of 32 bits with sign.
    Int32,
    /// A whole number of 64 bits without sign.
    Uint64,
    /// A number of 64 bits, binary floating point.
    Number,
    /// A number kept exactly.
    Decimal,
    /// True or false.
    Boolean,
    /// An absolute URL.
    Url,
    /// A UUID.
    Uuid,
    /// A calendar date, `2026-01-31`.
    Date,
    /// An RFC 3339 instant.
    Datetime,
    /// An instant that may also be written `2021-11-15 13:45:16 -0800`.
    DatetimeLenient,
    /// An RFC 3339 instant whose offset matters.
    DatetimeOffset,
    /// Seconds since 1970, a JSON integer.
    TimestampSeconds,
    /// Milliseconds since 1970, a JSON integer.
    TimestampMillis,
    /// A length of time in ISO 8601 form, `PT1H`.
    Duration,
    /// Bytes: base64 within JSON, as they are in a body.
    Bytes,
    /// Any JSON value, null included.
    Json,
}

impl Scalar {
    /// The type in a sentence: `a whole number of 64 bits`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Integer => "a whole number of 64 bits",
            Self::Int32 => "a whole number of 32 bits",
            Self::Uint64 => "a whole number from 0 of 64 bits",
            Self::Number => "a number",
            Self::Decimal => "a decimal number, as text",
            Self::Boolean => "a boolean",
            Self::Url => "an absolute URL",
            Self::Uuid => "a UUID",
            Self::Date => "a date such as \"2026-01-31\"",
            Self::Datetime => "a time such as \"2026-01-31T09:00:00Z\"",
            Self::DatetimeLenient => "a time such as \"2026-01-31 09:00:00 -0800\"",
            Self::DatetimeOffset => "a time such as \"2026-01-31T09:00:00-08:00\"",
            Self::TimestampSeconds => "a whole number of seconds",
            Self::TimestampMillis => "a whole number of milliseconds",
            Self::Duration => "a duration such as \"PT1H30M\"",
            Self::Bytes => "base64 text",
            Self::Json => "JSON",
        }
    }
}

/// A value that a type consists of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Literal {
    /// A string.
    String(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
}

impl fmt::Display for Literal {
    /// The value as text: a string without quotes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Boolean(truth) => truth.fmt(f),
        }
    }
}

/// The kinds of JSON values, by which alternatives are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JsonKind {
    /// Text.
    String,
    /// A number, whole or not.
    Number,
    /// True or false.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
}
