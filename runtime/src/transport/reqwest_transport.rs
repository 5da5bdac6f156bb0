//! The default transport.

use std::{fmt, future::ready, time::Duration};

use futures_util::{FutureExt as _, StreamExt as _};
use http::{HeaderValue, Method, header};
use reqwest::redirect::Policy;

use super::{Transport, TransportError, TransportErrorKind, urls::Urls};
use crate::{Body, body::BodyError, clock::BoxFuture};

/// Sends requests by [`reqwest`], with rustls.
///
/// As it comes, it keeps connections and uses them again, speaks HTTP/2 where the server offers it by TLS,
/// trusts the authorities that the system trusts, takes proxies from the environment (`HTTPS_PROXY`,
/// `HTTP_PROXY`, `NO_PROXY`), and reads compressed answers with the cargo features `gzip` and `brotli`. For
/// anything else, set up a client:
///
/// ```
/// use bindery::transport::{ReqwestTransport, reqwest};
///
/// # fn transport(authority: &[u8]) -> Result<ReqwestTransport, reqwest::Error> {
/// let client = ReqwestTransport::builder()
///     .proxy(reqwest::Proxy::all("http://proxy.example:3128")?)
///     .add_root_certificate(reqwest::Certificate::from_pem(authority)?)
///     .http2_prior_knowledge()
///     .build()?;
/// let transport = ReqwestTransport::from_client(client);
/// # Ok(transport)
/// # }
/// ```
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    urls: Urls,
}

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
        Self::builder()
            .connect_timeout(timeout)
            .build()
            .map(Self::from_client)
            .map_err(transport_error)
    }

    /// A builder of what this transport is by default, for [`ReqwestTransport::from_client`]: without redirects,
    /// and with a limit of 10 seconds on connecting.
    pub fn builder() -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(Self::DEFAULT_CONNECT_TIMEOUT)
    }

    /// A transport over a client set up by the caller, with proxies, roots of trust or whatever else
    /// reqwest offers. Its redirects must be off, as [`ReqwestTransport::builder`] has them: reqwest would
    /// carry credentials in custom headers along.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self {
            client,
            urls: Urls::default(),
        }
    }
}

/// Shows nothing: a proxy's password may be in the client.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport(..)")
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let (parts, body) = request.into_parts();
        let url = match self.urls.of(&parts.uri) {
            Ok(url) => url,
            Err(error) => return Box::pin(ready(Err(error))),
        };
        let mut request = reqwest::Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.version_mut() = parts.version;
        if body.as_bytes().is_none_or(|bytes| !bytes.is_empty()) {
            *request.body_mut() = Some(into_reqwest(body));
        } else if expects_content(request.method()) {
            let length = HeaderValue::from_static("0");
            request.headers_mut().insert(header::CONTENT_LENGTH, length);
        }
        let sending = self.client.execute(request);
        Box::pin(sending.map(|sent| sent.map(received).map_err(transport_error)))
    }

    fn reads_operation_name(&self) -> bool {
        false
    }
}

/// The response as it is, but for its body, which is read later.
fn received(mut response: reqwest::Response) -> http::Response<Body> {
    let mut received = http::Response::new(Body::empty());
    *received.status_mut() = response.status();
    *received.version_mut() = response.version();
    *received.headers_mut() = std::mem::take(response.headers_mut());
    let pieces = response.bytes_stream();
    *received.body_mut() =
        Body::once(pieces.map(|piece| piece.map_err(|error| BodyError::new(error.without_url()))));
    received
}

/// Whether requests of this method have content as a rule, so that a server may insist on a length even
/// where there is none. The HTTP client beneath leaves out the length of nothing.
fn expects_content(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH].contains(method)
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
