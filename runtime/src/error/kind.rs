//! The kinds of failures.

/// What kind of failure an [`Error`](crate::Error) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request or the client could not be built, or an interceptor refused it; nothing was sent.
    Build,
    /// No valid credential could be had.
    Auth,
    /// No connection came about; the server saw nothing of the request.
    Connect,
    /// The time for the call was up; the server may have seen the request.
    Timeout,
    /// The exchange broke off; the server may have seen the request.
    Transport,
    /// The server answered with an error that the operation documents.
    Api,
    /// The server answered with a status that the operation does not document.
    UnexpectedStatus,
    /// The server answered with a success whose body does not fit its type, or does not tell where
    /// the next page is.
    Decode,
    /// The response was larger or more deeply nested than the client accepts, or there were too many
    /// redirects.
    Limit,
    /// The call was given up before it ended, or the client is closed.
    Cancelled,
}
