//! Calls as they are kept.

use serde::{Deserialize, Serialize};

/// A request that a transport was given, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecordedCall {
    /// The name of the operation, such as `webhooks.list`.
    pub operation: String,
    /// The HTTP method.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// The body, invalid UTF-8 replaced.
    pub body: String,
}

/// A response as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RecordedAnswer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

/// A request and its response.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Exchange {
    pub(super) request: RecordedCall,
    pub(super) response: RecordedAnswer,
}
