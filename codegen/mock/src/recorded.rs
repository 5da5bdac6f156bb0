//! What the mock was asked, and what it answered.

use std::fmt;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName};

/// A request and how it was answered.
///
/// `Debug` and `Display` show neither header values nor bodies, and of the query only what is no secret.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recorded {
    /// The method, such as `GET`.
    pub method: String,
    /// The path and query as they arrived, such as `/v2/notes?limit=10`.
    pub target: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// The operation it was for, such as `notes.list`. None where there is none.
    pub operation: Option<String>,
    /// The status of the answer. None where the connection was closed without one.
    pub status: Option<u16>,
    /// Why it was refused, in words for people.
    pub reason: Option<String>,
    /// The target without the values of secrets.
    pub(crate) shown_target: String,
}

impl Recorded {
    /// The value of a header, if it is text. Names are case-insensitive.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The path and query without the values of secrets, for logs.
    pub fn shown_target(&self) -> &str {
        &self.shown_target
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Recorded")
            .field("method", &self.method)
            .field("target", &self.shown_target)
            .field("headers", &names)
            .field("body_length", &self.body.len())
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("reason", &self.reason)
            .finish()
    }
}

impl fmt::Display for Recorded {
    /// One line: `404 GET /v2/notes/7 notes.get: there is no Note whose id is "7"`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "{status}")?,
            None => f.write_str("---")?,
        }
        write!(f, " {} {}", self.method, self.shown_target)?;
        if let Some(operation) = &self.operation {
            write!(f, " {operation}")?;
        }
        match &self.reason {
            Some(reason) => write!(f, ": {}", reason.replace(char::is_control, " ")),
            None => Ok(()),
        }
    }
}
