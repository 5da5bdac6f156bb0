//! What the spec says to people.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{OpenQuestion, Stage};

/// Paragraphs, lists and open questions, in the order of the spec.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Prose<S: Stage> {
    /// The blocks.
    pub blocks: Vec<Block<S>>,
}

impl<S: Stage> Prose<S> {
    /// No text.
    pub fn empty() -> Self {
        Self { blocks: Vec::new() }
    }

    /// True when there is no text.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block<S: Stage> {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline<S>>,
        /// Where it stands.
        span: Span,
    },
    /// A bullet list.
    List {
        /// The items.
        items: Vec<Vec<Inline<S>>>,
        /// Where it stands.
        span: Span,
    },
    /// A code block that is no example.
    Code(Box<CodeBlock>),
    /// A blockquote that begins `**Open:**`.
    Open(OpenQuestion),
}

/// A code block.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CodeBlock {
    /// Language named on the fence.
    pub language: String,
    /// The code, without the fence and without a line end at its end.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline<S: Stage> {
    /// Text with its `CommonMark` marks (emphasis, escapes) as written. A soft line break is `\n`.
    Text {
        /// The text.
        text: String,
    },
    /// A code span, without its backticks.
    Code {
        /// The code.
        text: String,
    },
    /// A link.
    Link {
        /// The link's text, with its marks.
        text: String,
        /// Where it leads.
        target: Box<LinkTarget<S>>,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LinkTarget<S: Stage> {
    /// An absolute `http` or `https` URL.
    Url {
        /// The URL.
        url: String,
    },
    /// `#name`, before it is known what the name is.
    Name {
        /// The name, without `#`.
        name: String,
        /// Where it stands.
        span: Span,
    },
    /// A type of this API.
    Type {
        /// The type.
        target: S::Type,
    },
    /// An operation of this API.
    Operation {
        /// The operation.
        target: S::Operation,
    },
}
