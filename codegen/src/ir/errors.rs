//! Documented error responses.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{Api, Evidence, Operation, Prose, Resolved, Spanned, Stage, TypeExpr};

/// One row of an error table.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ErrorResponse<S: Stage> {
    /// The statuses it is for.
    pub statuses: Vec<Spanned<StatusPattern>>,
    /// What its body is. None: it has none, or it is not documented.
    pub body: Option<TypeExpr<S>>,
    /// Media type of the body; `*/*` is any. None: `application/json`.
    pub content: Option<Spanned<String>>,
    /// Whether another attempt may help.
    pub retry: RetryAdvice,
    /// What it means.
    pub meaning: Prose<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}

/// A status or a class of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StatusPattern {
    /// One status, 100 to 599.
    Exact {
        /// The status.
        status: u16,
    },
    /// All statuses with this first digit, 1 to 5.
    Class {
        /// The digit.
        class: u8,
    },
}

impl StatusPattern {
    /// The class that a status belongs to.
    pub fn class_of(status: u16) -> Self {
        Self::Class {
            class: u8::try_from(status / 100).unwrap_or(0),
        }
    }
}

impl Api<Resolved> {
    /// The row that documents an error with this status: an exact status beats a class, then the
    /// operation beats the provider.
    pub fn documented_error<'a>(
        &'a self,
        operation: Option<&'a Operation<Resolved>>,
        status: u16,
    ) -> Option<&'a ErrorResponse<Resolved>> {
        let of_operation = operation.map_or(&[][..], |operation| &operation.errors);
        [
            StatusPattern::Exact { status },
            StatusPattern::class_of(status),
        ]
        .into_iter()
        .find_map(|wanted| {
            of_operation
                .iter()
                .chain(&self.errors)
                .find(|error| error.statuses.iter().any(|status| status.value == wanted))
        })
    }
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact { status } => write!(f, "{status}"),
            Self::Class { class } => write!(f, "{class}XX"),
        }
    }
}

/// Whether another attempt may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RetryAdvice {
    /// As the retry policy says for the status.
    Default,
    /// Never.
    Never,
    /// Yes, if the call may be repeated.
    Yes,
    /// Yes, even a write: the server did not process the request.
    NotProcessed,
}
