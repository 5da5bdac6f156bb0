//! How sure the spec is of a fact, and where the fact comes from.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::Spanned;

/// Where a fact stands in a document.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SourceRef {
    /// A document, optionally with a line or a heading in it.
    Document {
        /// Id of the document in the documents table.
        document: String,
        /// Line in the document, from 1.
        line: Option<u32>,
        /// Heading in the document.
        heading: Option<String>,
        /// Where the reference stands.
        span: Span,
    },
    /// No document states it; it was concluded. The text says from what.
    Inferred {
        /// From what it was concluded.
        reason: String,
        /// Where the reference stands.
        span: Span,
    },
    /// No document states it; the spec's author chose it. The text says why.
    OurChoice {
        /// Why it was chosen.
        reason: String,
        /// Where the reference stands.
        span: Span,
    },
}

/// Which part of a fact was concluded rather than read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InferredPart {
    /// Everything about it.
    All,
    /// Its type.
    Type,
    /// Whether null is allowed.
    Null,
    /// Whether it is required.
    Need,
    /// Its rules.
    Rules,
}

/// Source and certainty of a node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// Where it is documented, in the order of the spec. None given: those of the enclosing part
    /// hold. A conclusion or a choice can only stand last.
    pub sources: Vec<SourceRef>,
    /// Parts that were concluded, in the order of the spec.
    pub inferred: Vec<InferredPart>,
}

/// A question that no document answers.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OpenQuestion {
    /// The question.
    pub text: Spanned<String>,
}
