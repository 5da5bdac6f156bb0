//! What carries requests.

#[cfg(feature = "reqwest")]
mod reqwest_transport;
#[cfg(feature = "reqwest")]
mod urls;

use std::{borrow::Cow, error::Error as StdError, fmt};

/// The HTTP client beneath the default transport, in the version it has here.
#[cfg(feature = "reqwest")]
pub use ::reqwest;

#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
use crate::{Body, clock::BoxFuture};

/// Carries one request and gives its response.
///
/// It follows no redirect, retries nothing and adds no credential: the client does.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends the request. The future ends when the response's headers are there; its body streams.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Whether requests carry the [`OperationName`] among their extensions; they do by default. A transport
    /// that does not look at it spares every call its cost.
    fn reads_operation_name(&self) -> bool {
        true
    }
}

/// A request that got no response.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

/// What kept a request from its response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection came about, so the server saw nothing of the request.
    Connect,
    /// The transport gave up waiting.
    Timeout,
    /// Anything else; the server may have seen the request.
    Other,
}

impl TransportError {
    /// An error of this kind. The source must print no secret, which a request's URL may hold.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// What kept the request from its response.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection to the server",
            TransportErrorKind::Timeout => "the server took too long",
            TransportErrorKind::Other => "the request got no response",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// The name of the operation that a request is for, among the request's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationName(pub(crate) Cow<'static, str>);

impl OperationName {
    /// The name, such as `webhooks.list`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
