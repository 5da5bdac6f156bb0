//! Answers that come in pages.

mod offset;
mod stream;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub use self::{
    offset::OffsetPages,
    stream::{Items, Pages},
};
use crate::decode::at;

/// What the next page is found by: the response of this one.
#[derive(Debug)]
pub struct PageParts<'a> {
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a Bytes,
}

impl<'a> PageParts<'a> {
    /// The parts of a response.
    pub fn new(status: StatusCode, headers: &'a HeaderMap, body: &'a Bytes) -> Self {
        Self {
            status,
            headers,
            body,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.headers
    }

    /// The whole raw body, with its envelope.
    pub fn body(&self) -> &Bytes {
        self.body
    }

    /// The number of entries of the array at a path of the body.
    ///
    /// # Errors
    /// No array is there.
    pub fn count(&self, path: &str) -> Result<usize, PageError> {
        match at::count(self.body, path) {
            Ok(Some(count)) => Ok(count),
            Ok(None) | Err(_) => Err(PageError::new(path, "holds no entries to count")),
        }
    }
}

/// A page after which the next one cannot be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    path: String,
    problem: &'static str,
}

impl PageError {
    /// What stands at this path, or in this parameter, has this problem.
    pub fn new(path: impl Into<String>, problem: &'static str) -> Self {
        Self {
            path: path.into(),
            problem,
        }
    }

    /// The path in the body, or the name of the parameter.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the next page cannot be found: `{}` {}",
            self.path, self.problem
        )
    }
}

impl std::error::Error for PageError {}

/// When there is no page after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopWhen {
    /// It holds fewer entries than were asked for.
    ShortPage,
    /// It holds no entry.
    EmptyPage,
}
