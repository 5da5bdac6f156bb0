//! What the mock answers.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

/// The header that says why a request was refused.
pub(crate) const REASON: HeaderName = HeaderName::from_static("bindery-mock-reason");

/// The header that says what the mock made of a request where no document says what is right.
pub(crate) const NOTE: HeaderName = HeaderName::from_static("bindery-mock-note");

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Why the request was refused.
    pub(crate) reason: Option<String>,
}

impl Answer {
    /// An answer without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            reason: None,
        }
    }

    /// An answer with a body.
    pub(crate) fn with_body(status: u16, media_type: &str, body: impl Into<Bytes>) -> Self {
        let mut answer = Self::empty(status);
        answer.body = body.into();
        answer.header(CONTENT_TYPE, media_type);
        answer
    }

    /// A JSON answer.
    pub(crate) fn json(status: u16, value: &serde_json::Value) -> Self {
        Self::with_body(status, "application/json", value.to_string())
    }

    /// Adds a header. What a header cannot hold is replaced.
    pub(crate) fn header(&mut self, name: HeaderName, value: &str) {
        let text: String = value
            .chars()
            .map(|character| match character {
                ' '..='~' => character,
                _ => '?',
            })
            .collect();
        if let Ok(value) = HeaderValue::from_str(&text) {
            self.headers.append(name, value);
        }
    }

    /// Adds a header whose name stands in a spec.
    pub(crate) fn documented_header(&mut self, name: &str, value: &str) {
        if let Ok(name) = name.parse() {
            self.header(name, value);
        }
    }

    /// Says why the request was refused.
    #[must_use]
    pub(crate) fn because(mut self, reason: &str) -> Self {
        self.header(REASON, reason);
        self.reason = Some(reason.to_owned());
        self
    }
}
