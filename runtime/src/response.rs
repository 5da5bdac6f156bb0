//! Successful responses.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Version};

use crate::{
    ProviderMeta,
    retry::{self, RateLimit},
};

/// A success: the decoded body, to which it derefs, and the facts of its HTTP response.
#[derive(Clone)]
pub struct Response<T> {
    body: T,
    http: HttpFacts,
}

/// The facts of an HTTP response.
#[derive(Clone)]
pub struct HttpFacts {
    pub(crate) status: StatusCode,
    pub(crate) version: Version,
    pub(crate) headers: HeaderMap,
    pub(crate) provider: &'static ProviderMeta,
    pub(crate) received: jiff::Timestamp,
    pub(crate) body_length: usize,
    pub(crate) body: Option<Bytes>,
    pub(crate) attempts: u32,
}

impl HttpFacts {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The version of HTTP that was spoken.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it was sent, decompressed, where
    /// [`CallOptions::keep_body`](crate::CallOptions::keep_body) asked for it.
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    /// The provider's id of the request, if the provider documents where it is and sent one.
    pub fn request_id(&self) -> Option<&str> {
        self.provider.request_id(&self.headers)
    }

    /// What the response tells of the provider's limits, where the provider documents headers for it.
    pub fn rate_limits(&self) -> Vec<RateLimit> {
        retry::rate_limits(&self.headers, self.provider, self.received)
    }

    /// How many attempts there were to send the request.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// Shows no header: cookies are among them.
impl fmt::Debug for HttpFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpFacts")
            .field("status", &self.status.as_u16())
            .field("request_id", &self.request_id())
            .field("body_length", &self.body_length)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

impl<T> Response<T> {
    pub(crate) fn new(body: T, http: HttpFacts) -> Self {
        Self { body, http }
    }

    /// The facts of the HTTP response.
    pub fn http(&self) -> &HttpFacts {
        &self.http
    }

    /// The decoded body.
    pub fn into_inner(self) -> T {
        self.body
    }

    /// The same response with what `map` makes of its body.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Response<U> {
        Response::new(map(self.body), self.http)
    }

    /// The decoded body and the facts of the HTTP response.
    pub fn into_parts(self) -> (T, HttpFacts) {
        (self.body, self.http)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

/// Shows no body: what it holds is for the program, not for its logs.
impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("http", &self.http)
            .finish_non_exhaustive()
    }
}
