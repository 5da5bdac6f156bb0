//! Documented rate limits and the response headers that tell of them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{Evidence, Method, Spanned, WireName};

/// A documented limit.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Limit {
    /// What it is called.
    pub name: Spanned<String>,
    /// How many calls.
    pub amount: Spanned<LimitAmount>,
    /// In what time.
    pub per: Spanned<LimitPeriod>,
    /// Which calls count.
    pub counts: LimitCounts,
    /// What shares the limit.
    pub key: LimitKey,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}

/// How many calls a limit allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LimitAmount {
    /// So many.
    Calls {
        /// How many.
        count: u64,
    },
    /// Any number, as on the largest plan of some providers.
    Unlimited,
    /// The documents do not say.
    Unknown,
}

/// The time a limit holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LimitPeriod {
    /// A number of seconds.
    Seconds {
        /// How many, at least 1.
        seconds: u64,
    },
    /// A calendar month.
    Month,
    /// At one time.
    InFlight,
    /// The documents do not say.
    Unknown,
}

/// The calls that a limit counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LimitCounts {
    /// All.
    All,
    /// Those of these methods.
    Methods {
        /// The methods.
        methods: Vec<Method>,
    },
}

/// What shares a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitKey {
    /// All calls with one token.
    Token,
    /// All calls of one user.
    User,
    /// All calls of one account.
    Account,
    /// The documents do not say.
    Unknown,
}

/// A response header with a meaning.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ResponseHeader {
    /// The header.
    pub name: Spanned<WireName>,
    /// How its value is written.
    #[serde(rename = "type")]
    pub ty: HeaderType,
    /// What it is for.
    #[serde(rename = "use")]
    pub use_: Option<HeaderUse>,
    /// What it means, as `CommonMark`.
    pub description: String,
    /// Where the row stands.
    pub span: Span,
}

/// How a response header's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeaderType {
    /// A whole number.
    Integer,
    /// Any text.
    String,
    /// Seconds from now.
    Seconds,
    /// Seconds since 1970.
    Unix,
    /// An HTTP date.
    HttpDate,
    /// A URL.
    Url,
}

/// What a response header is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HeaderUse {
    /// The amount of a limit.
    Limit {
        /// The limit's name.
        limit: String,
    },
    /// What is left of a limit.
    Remaining {
        /// The limit's name.
        limit: String,
    },
    /// When a limit starts anew.
    Reset {
        /// The limit's name.
        limit: String,
    },
    /// When to try again.
    RetryAfter,
    /// The request's id.
    RequestId,
}
