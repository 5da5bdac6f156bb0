//! What a request says, read by what the spec says of it.

pub(crate) mod body;
mod fields;
mod multipart;
pub(crate) mod pairs;
pub(crate) mod parameters;

use bytes::Bytes;
use http::header::HeaderMap;

/// A request as it arrived.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The path below the base URL, still encoded.
    pub(crate) path: String,
    /// The query, without `?`, still encoded.
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Request {
    /// The value of a header, if it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The first value of a query parameter, decoded.
    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        let mut pairs = pairs::pairs(&self.query).into_iter();
        let pair = pairs.find(|pair| pair.name == name)?;
        Some(pair.text().into_owned())
    }
}
