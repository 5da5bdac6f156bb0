//! What comes of a request.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::{Receipt, Rejection};

/// What comes of a request: one of three.
#[derive(Debug)]
#[must_use = "the provider waits for the answer"]
#[non_exhaustive]
pub enum Outcome<D> {
    /// A delivery, and the receipt by which it is answered once it was handed over.
    Delivery(D, Receipt),
    /// Nothing to process: answer this.
    Respond(Answer),
    /// No delivery, or not now: answer the rejection's status.
    Reject(Rejection),
}

/// An answer to the provider.
#[derive(Clone, Debug)]
#[must_use = "the provider waits for the answer"]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    reason: Answered,
}

/// Why a request is answered as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answered {
    /// The delivery was taken.
    Accepted,
    /// An expected handshake is confirmed.
    Handshake,
    /// The delivery was handled before.
    Repeated,
    /// The webhook was deleted a short while ago.
    Deleted,
}

impl Answer {
    pub(super) fn new(status: u16, reason: Answered) -> Self {
        Self {
            // What a spec says is a status; anything else answers 200.
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK),
            headers: HeaderMap::new(),
            reason,
        }
    }

    pub(super) fn with_header(mut self, name: &'static str, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        if let Ok(name) = http::HeaderName::try_from(name) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Why.
    pub fn reason(&self) -> Answered {
        self.reason
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers, which may hold a secret.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The whole response, without a body.
    pub fn response(&self) -> http::Response<Bytes> {
        let mut response = http::Response::new(Bytes::new());
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        response
    }
}
