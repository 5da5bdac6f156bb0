//! Answers that come in pages.

mod items;
mod link;
mod link_header;
mod numbered;
mod offset;
mod pages;
pub(crate) mod position;
mod stop;
mod token;
mod visited;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value as Json;

pub use self::{
    items::Items, link::LinkPages, numbered::NumberedPages, offset::OffsetPages, pages::Pages,
    position::PagePosition, stop::StopWhen, token::TokenPages,
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

    /// Whether the value at a path of the body is true.
    ///
    /// # Errors
    /// Neither true nor false is there.
    pub fn flag(&self, path: &str) -> Result<bool, PageError> {
        match at::read::<bool>(self.body, path) {
            Ok(Some(flag)) => Ok(flag),
            Ok(None) | Err(_) => Err(PageError::new(path, "is neither true nor false")),
        }
    }

    /// The text or number at a path of the body; `None` where nothing, null or an empty text is.
    ///
    /// # Errors
    /// Something else is there.
    pub fn text(&self, path: &str) -> Result<Option<String>, PageError> {
        match at::read::<Json>(self.body, path) {
            Ok(None | Some(Json::Null)) => Ok(None),
            Ok(Some(Json::String(text))) => Ok(Some(text).filter(|text| !text.is_empty())),
            Ok(Some(Json::Number(number))) => Ok(Some(number.to_string())),
            Ok(Some(_)) | Err(_) => Err(PageError::new(path, "is not a text")),
        }
    }

    /// The text of a header; `None` where it is missing or empty.
    ///
    /// # Errors
    /// It is no text.
    pub fn header_text(&self, name: &str) -> Result<Option<String>, PageError> {
        let Some(value) = self.headers.get(name) else {
            return Ok(None);
        };
        let text = value
            .to_str()
            .map_err(|_| PageError::new(name, "is not a text"))?;
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
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
