//! The default transport.

use std::time::Duration;

use futures_util::StreamExt as _;
use reqwest::redirect::Policy;

use super::{Transport, TransportError, TransportErrorKind};
use crate::{Body, body::BodyError, clock::BoxFuture};

/// Sends requests by [`reqwest`], with rustls.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// How long a connection may take to come about when nothing else is set: 10 seconds.
    pub const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

    /// A transport of its own connection pool, which gives up connecting after 10 seconds.
    ///
    /// # Errors
    /// TLS could not be set up.
    pub fn new() -> Result<Self, TransportError> {
        Self::with_connect_timeout(Self::DEFAULT_CONNECT_TIMEOUT)
    }

    /// A transport of its own connection pool, which gives up connecting after this time.
    ///
    /// # Errors
    /// TLS could not be set up.
    pub fn with_connect_timeout(timeout: Duration) -> Result<Self, TransportError> {
        reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(timeout)
            .build()
            .map(Self)
            .map_err(transport_error)
    }

    /// A transport over a client set up by the caller, with proxies, roots of trust or whatever else
    /// reqwest offers. Its redirects must be off (`redirect::Policy::none()`): reqwest would carry
    /// credentials in custom headers along.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = request
                .map(into_reqwest)
                .try_into()
                .map_err(transport_error)?;
            let response = self.0.execute(request).await.map_err(transport_error)?;
            let mut received = http::Response::new(Body::empty());
            *received.status_mut() = response.status();
            *received.version_mut() = response.version();
            received.headers_mut().clone_from(response.headers());
            *received.body_mut() = Body::once(
                response
                    .bytes_stream()
                    .map(|piece| piece.map_err(|error| BodyError::new(error.without_url()))),
            );
            Ok(received)
        })
    }
}

fn into_reqwest(body: Body) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap_stream(body.into_stream()),
    }
}

/// The URL is dropped, since it may hold a key.
fn transport_error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Other
    };
    TransportError::new(kind, error.without_url())
}
