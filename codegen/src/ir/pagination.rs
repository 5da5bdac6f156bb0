//! How lists are read page by page.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{Evidence, JsonPath, Spanned, WireName};

/// A named pagination style.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Pagination {
    /// Its name; operations refer to it.
    pub name: Spanned<String>,
    /// How the next page is asked for.
    pub kind: PaginationKind,
    /// Query parameter with the size of a page.
    pub size_parameter: Option<Spanned<WireName>>,
    /// Query parameter with the position: offset, page number or token.
    pub at_parameter: Option<Spanned<WireName>>,
    /// Where a response tells how to go on.
    pub next: Option<Spanned<Placement>>,
    /// The first position, where one is sent.
    pub start: Option<Spanned<i64>>,
    /// The size that is sent when the caller gives none.
    pub size: Option<Spanned<i64>>,
    /// Where the whole body has the items.
    pub items: Spanned<JsonPath>,
    /// How the last page is known.
    pub stop: Spanned<StopWhen>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaginationKind {
    /// By the number of items to pass over.
    Offset,
    /// By the page's number.
    Page,
    /// By a token from the last response.
    Token,
    /// By a URL from the last response.
    Link,
}

/// Where a response tells how to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Placement {
    /// In the whole body, before it is unwrapped.
    Body {
        /// The path.
        path: JsonPath,
    },
    /// In a header.
    Header {
        /// The header.
        name: WireName,
    },
}

/// How the last page is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StopWhen {
    /// It has fewer items than were asked for.
    ShortPage,
    /// It has no items.
    EmptyPage,
    /// It names no next page.
    NoNext,
    /// It says so: the value there is false.
    False {
        /// Where.
        path: JsonPath,
    },
}
