//! Headers of responses that have a meaning.

/// A documented header of responses.
#[derive(Clone, Copy, Debug)]
pub struct ResponseHeader {
    pub(crate) name: &'static str,
    pub(crate) ty: HeaderType,
    pub(crate) usage: HeaderUse,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderType {
    /// A whole number.
    Integer,
    /// Any text.
    String,
    /// Seconds from now.
    Seconds,
    /// Seconds since 1970.
    Unix,
    /// An HTTP date.
    HttpDate,
    /// A URL.
    Url,
}

/// What a header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderUse {
    /// Nothing that the client acts on.
    Other,
    /// How many calls the limit of this name allows.
    Limit(&'static str),
    /// How many of them are left.
    Remaining(&'static str),
    /// When the count begins anew.
    Reset(&'static str),
    /// When another try is welcome.
    RetryAfter,
    /// The id of the request.
    RequestId,
}

impl ResponseHeader {
    /// A header, how its value is written and what it tells.
    pub const fn new(name: &'static str, ty: HeaderType, usage: HeaderUse) -> Self {
        Self { name, ty, usage }
    }
}
