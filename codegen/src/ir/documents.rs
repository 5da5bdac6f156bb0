//! The documents a spec was curated from.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::Spanned;

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Document {
    /// Its id, to which sources refer.
    pub id: Spanned<String>,
    /// What it is, as `CommonMark`.
    pub title: String,
    /// Where it is, as `CommonMark`.
    pub address: String,
    /// When it was read, as written.
    pub retrieved: String,
    /// What it covers, as `CommonMark`.
    pub covers: String,
    /// Where the row stands.
    pub span: Span,
}

/// A place where the spec departs from a document.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Deviation {
    /// Id of the document.
    pub document: Spanned<String>,
    /// What the document says, as `CommonMark`.
    pub says: String,
    /// What the spec says instead, as `CommonMark`.
    pub we_write: String,
    /// Why, as `CommonMark`.
    pub why: String,
    /// Where the row stands.
    pub span: Span,
}
