//! Responses that are errors, and their bodies.

use std::{borrow::Cow, fmt, sync::Arc};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use serde::de::DeserializeOwned;

use crate::{
    OperationMeta,
    core::Trace,
    decode::{DecodeError, Reader, Sink},
};

/// The documented error responses of an operation.
///
/// Generated enums implement it with one variant per documented status.
pub trait ApiError: fmt::Debug + Send + Sync + Sized + 'static {
    /// The documented error of this status, or `None` where the status is not documented.
    fn decode(response: &ErrorResponse) -> Option<Self>;
}

/// No error response is documented.
impl ApiError for std::convert::Infallible {
    fn decode(_: &ErrorResponse) -> Option<Self> {
        None
    }
}

/// A response whose status is no success, or whose body did not decode.
#[derive(Clone)]
pub struct ErrorResponse {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    trace: Trace,
    received: Timestamp,
    /// The operation, whom what is tolerated in the body is reported to, and whether the call is lenient.
    reading: (Cow<'static, str>, Option<Sink>, bool),
}

impl ErrorResponse {
    pub(crate) fn new(
        response: &http::Response<Bytes>,
        meta: &OperationMeta,
        reader: Reader<'_>,
        trace: Trace,
        received: Timestamp,
    ) -> Self {
        Self {
            reading: (meta.id.clone(), reader.sink.cloned(), reader.is_lenient),
            status: response.status(),
            headers: response.headers().clone(),
            body: response.body().clone(),
            trace,
            received,
        }
    }

    /// The status, as a number to match on.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The class of the status, its first digit: 4 for `4XX`.
    pub fn class(&self) -> u16 {
        self.status() / 100
    }

    /// The JSON body, decoded as far as it does.
    pub fn json<T: DeserializeOwned>(&self) -> ErrorBody<T> {
        let (operation, sink, is_lenient) = &self.reading;
        let reader = Reader {
            operation,
            sink: sink.as_ref(),
            is_lenient: *is_lenient,
        };
        let decoded = reader
            .whole(&self.body)
            .map_err(|error| Arc::new(error.with_content_type(self.content_type())));
        ErrorBody {
            status: self.status,
            raw: self.body.clone(),
            decoded,
        }
    }

    /// The body as text, with invalid UTF-8 replaced.
    pub fn text(&self) -> ErrorBody<String> {
        let decoded = Ok(String::from_utf8_lossy(&self.body).into_owned());
        ErrorBody {
            status: self.status,
            raw: self.body.clone(),
            decoded,
        }
    }

    /// The body as it is, where its type is not documented.
    pub fn bytes(&self) -> ErrorBody<Bytes> {
        ErrorBody {
            status: self.status,
            raw: self.body.clone(),
            decoded: Ok(self.body.clone()),
        }
    }

    pub(crate) fn status_code(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(crate) fn body(&self) -> &Bytes {
        &self.body
    }

    pub(crate) fn trace(&self) -> Trace {
        self.trace
    }

    pub(crate) fn received(&self) -> Timestamp {
        self.received
    }

    pub(crate) fn content_type(&self) -> Option<&str> {
        self.headers.get(header::CONTENT_TYPE)?.to_str().ok()
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.status.as_u16())
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// The body of a documented error response.
///
/// The status decides which error it is. Where the body does not fit the documented type, the error is
/// still that error, and the raw body tells the rest.
#[derive(Clone)]
pub struct ErrorBody<T> {
    status: StatusCode,
    raw: Bytes,
    decoded: Result<T, Arc<DecodeError>>,
}

impl<T> ErrorBody<T> {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The decoded body, if it fits the documented type.
    pub fn value(&self) -> Option<&T> {
        self.decoded.as_ref().ok()
    }

    /// Why the body did not decode, if it did not.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.decoded.as_ref().err().map(|error| &**error)
    }

    /// The body as it was sent.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }
}

impl<T> fmt::Debug for ErrorBody<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorBody")
            .field("status", &self.status.as_u16())
            .field("length", &self.raw.len())
            .field("decode_error", &self.decode_error())
            .finish_non_exhaustive()
    }
}
