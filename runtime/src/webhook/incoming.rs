//! Requests before anything of them is trusted.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

use super::Unverified;
use crate::decode::at;

/// A request to the address of a webhook, before anything of it is trusted.
///
/// Its route is what the application knows without reading the request's content, such as the path that
/// it gave the webhook; by it the secrets are looked up.
///
/// ```
/// use bindery::webhook::Incoming;
///
/// let request = http::Request::post("/hooks/7654").body("{}")?;
/// let incoming = Incoming::from(request);
/// assert_eq!(incoming.route(), "/hooks/7654");
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone)]
pub struct Incoming {
    route: String,
    method: Option<Method>,
    uri: Option<Uri>,
    headers: HeaderMap,
    body: Bytes,
}

impl Incoming {
    /// A request of which only the headers and the body are known.
    pub fn new(route: impl Into<String>, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self {
            route: route.into(),
            method: None,
            uri: None,
            headers,
            body: body.into(),
        }
    }

    /// The same request at another route; by default the route is the path of the URL.
    #[must_use]
    pub fn at_route(mut self, route: impl Into<String>) -> Self {
        self.route = route.into();
        self
    }

    /// The route, by which secrets are looked up.
    pub fn route(&self) -> &str {
        &self.route
    }

    /// The method, where it is known.
    pub fn method(&self) -> Option<&Method> {
        self.method.as_ref()
    }

    /// The URL, where it is known.
    pub fn uri(&self) -> Option<&Uri> {
        self.uri.as_ref()
    }

    /// The host that the request was sent to, without a port. Whoever sends the request chooses it.
    pub fn host(&self) -> Option<&str> {
        if let Some(host) = self.uri.as_ref().and_then(Uri::host) {
            return Some(host);
        }
        let host = self.headers.get(http::header::HOST)?.to_str().ok()?;
        let end = host.rfind(':').filter(|at| !host[*at..].contains(']'));
        Some(&host[..end.unwrap_or(host.len())])
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, which nobody has verified.
    pub fn body(&self) -> Unverified<&Bytes> {
        Unverified::new(&self.body)
    }

    /// The text or number at a path of the body, such as `webhook_id`: a hint which secret may fit, until the
    /// body is verified with it.
    pub fn hint(&self, path: &str) -> Option<Unverified<String>> {
        at::text(&self.body, path).map(Unverified::new)
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.body
    }

    pub(super) fn into_parts(self) -> (String, HeaderMap, Bytes) {
        (self.route, self.headers, self.body)
    }
}

impl<B: Into<Bytes>> From<http::Request<B>> for Incoming {
    fn from(request: http::Request<B>) -> Self {
        let (head, body) = request.into_parts();
        Self {
            route: head.uri.path().to_owned(),
            method: Some(head.method),
            uri: Some(head.uri),
            headers: head.headers,
            body: body.into(),
        }
    }
}

/// Neither URL nor headers: they may hold secrets.
impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("method", &self.method)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, Incoming};

    #[test]
    fn the_host_has_no_port() {
        for (header, host) in [
            ("acme.dev", "acme.dev"),
            ("acme.dev:8080", "acme.dev"),
            ("[::1]:8080", "[::1]"),
            ("[::1]", "[::1]"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("host", header.parse().expect("a header"));
            let incoming = Incoming::new("", headers, "");
            assert_eq!(incoming.host(), Some(host), "{header}");
        }
    }
}
