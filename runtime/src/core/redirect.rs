//! Redirects.

use http::{HeaderMap, Method, Response, StatusCode, Uri, header, uri::Scheme};
use url::Url;

use crate::Body;

/// Where a response sends the client instead. Only what is read is sent elsewhere: any other method takes
/// the redirect as its answer.
pub(super) fn target(method: &Method, uri: &Uri, response: &Response<Body>) -> Option<Uri> {
    let is_read = matches!(*method, Method::GET | Method::HEAD);
    let is_redirect = matches!(
        response.status(),
        StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT
    );
    if !is_read || !is_redirect {
        return None;
    }
    let location = response.headers().get(header::LOCATION)?.to_str().ok()?;
    let mut target = Url::parse(&uri.to_string())
        .and_then(|url| url.join(location))
        .ok()?;
    if !matches!(target.scheme(), "http" | "https") || target.host().is_none() {
        return None;
    }
    target.set_fragment(None);
    // A user in the address would be a credential that nobody gave.
    target.set_username("").ok()?;
    target.set_password(None).ok()?;
    target.as_str().parse().ok()
}

/// Whether two addresses have scheme, host and port in common.
pub(super) fn is_same_origin(a: &Uri, b: &Uri) -> bool {
    let host = |uri: &Uri| uri.host().map(str::to_ascii_lowercase);
    a.scheme() == b.scheme() && host(a) == host(b) && port(a) == port(b)
}

fn port(uri: &Uri) -> Option<u16> {
    let usual = || match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTP => Some(80),
        Some(scheme) if *scheme == Scheme::HTTPS => Some(443),
        _ => None,
    };
    uri.port_u16().or_else(usual)
}

/// Keeps nothing but what every server may know: any other header may be a credential.
pub(super) fn drop_private(headers: &mut HeaderMap) {
    let public = [header::ACCEPT, header::USER_AGENT].map(|name| {
        let value = headers.remove(&name);
        (name, value)
    });
    headers.clear();
    for (name, value) in public {
        if let Some(value) = value {
            headers.insert(name, value);
        }
    }
}

/// Drops what describes a body that is not sent along.
pub(super) fn drop_body(headers: &mut HeaderMap) {
    headers.remove(header::CONTENT_TYPE);
    headers.remove(header::CONTENT_LENGTH);
}
