//! Why a request is not a delivery.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;

/// A request that is no delivery, or none that may be taken now: what to answer, and why.
///
/// It shows neither a secret nor anything of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    reason: Reason,
    detail: Option<String>,
}

/// Why a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The provider uses another HTTP method. Status 405.
    Method,
    /// The body is larger than the receiver takes. Status 413.
    TooLarge,
    /// The body could not be received whole. Status 400.
    BrokenOff,
    /// The application knows no webhook at this route. Status 404.
    UnknownRoute,
    /// The header with the signature is missing. Status 401.
    MissingSignature,
    /// A header that must be there once is there several times. Status 400.
    RepeatedHeader,
    /// The signature is not written as the provider writes it. Status 401.
    MalformedSignature,
    /// The signature was not made with one of the secrets over this body. Status 401.
    WrongSignature,
    /// The header with the signed timestamp or id is missing or malformed. Status 401.
    MissingTimestamp,
    /// The signed timestamp is too old or too far in the future. Status 401.
    OutsideWindow,
    /// A handshake that nobody waits for. Status 403.
    UnexpectedHandshake,
    /// The URL does not hold the secret it must hold. Status 401.
    WrongUrlSecret,
    /// The application's own verifier refused it. Status 401.
    Refused,
    /// The sender is who it should be, and the body is no JSON, where that is documented. Status 400.
    Unreadable,
    /// The same delivery is being handled; the provider shall try again. Status 503.
    InProgress,
    /// There is no room for another delivery; the provider shall try again. Status 503.
    Busy,
    /// A store of secrets, handshakes or delivery ids failed; the provider shall try again. Status 503.
    Unavailable,
    /// No secret of this route can be used as a key. Status 500.
    UnusableSecret,
}

impl Reason {
    /// The status to answer with.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnknownRoute => StatusCode::NOT_FOUND,
            Self::RepeatedHeader | Self::Unreadable | Self::BrokenOff => StatusCode::BAD_REQUEST,
            Self::MissingSignature
            | Self::MalformedSignature
            | Self::WrongSignature
            | Self::MissingTimestamp
            | Self::OutsideWindow
            | Self::WrongUrlSecret
            | Self::Refused => StatusCode::UNAUTHORIZED,
            Self::UnexpectedHandshake => StatusCode::FORBIDDEN,
            Self::InProgress | Self::Busy | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::UnusableSecret => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Method => "deliveries have another method",
            Self::TooLarge => "the body is too large",
            Self::BrokenOff => "the body broke off",
            Self::UnknownRoute => "no webhook is known here",
            Self::MissingSignature => "the signature is missing",
            Self::RepeatedHeader => "a header is there several times",
            Self::MalformedSignature => "the signature is malformed",
            Self::WrongSignature => "the signature is wrong",
            Self::MissingTimestamp => "a signed header is missing or malformed",
            Self::OutsideWindow => "the delivery is too old, or from the future",
            Self::UnexpectedHandshake => "no handshake is expected",
            Self::WrongUrlSecret => "the URL does not hold the secret",
            Self::Refused => "the verifier refused it",
            Self::Unreadable => "the body cannot be read",
            Self::InProgress => "the same delivery is being handled",
            Self::Busy => "there is no room for another delivery",
            Self::Unavailable => "a store is not available",
            Self::UnusableSecret => "no secret can be used",
        }
    }
}

impl From<Reason> for Rejection {
    fn from(reason: Reason) -> Self {
        Self {
            reason,
            detail: None,
        }
    }
}

impl Rejection {
    pub(super) fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self {
            reason,
            detail: Some(detail.into()),
        }
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The status to answer with.
    pub fn status(&self) -> StatusCode {
        self.reason.status()
    }

    /// The answer: the status, and the reason in a line of text. What [`Display`](fmt::Display) adds stays
    /// here.
    pub fn response(&self) -> http::Response<Bytes> {
        let mut response = http::Response::new(Bytes::from_static(self.reason.text().as_bytes()));
        *response.status_mut() = self.status();
        response.headers_mut().insert(
            http::header::CONTENT_TYPE,
            http::HeaderValue::from_static("text/plain"),
        );
        response
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.text())?;
        match &self.detail {
            Some(detail) => write!(f, ": {detail}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Rejection {}
