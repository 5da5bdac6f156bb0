//! What can go wrong with a call.

mod any;
mod display;
mod failure;
mod response;

use std::{borrow::Cow, error::Error as StdError, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use self::failure::Failure;
pub use self::{
    any::{AnyApiError, AnyError},
    response::{ApiError, ErrorBody, ErrorResponse},
};
use crate::{
    BuildError, ConfigError, DecodeError, OperationMeta, PageError, ProviderMeta,
    auth::AuthError,
    body::BodyError,
    meta::Scopes,
    transport::{TransportError, TransportErrorKind},
};

/// A failed call. `E` is what the operation documents as its error responses.
///
/// It is as large as a pointer.
pub struct Error<E>(Box<Inner<E>>);

struct Inner<E> {
    class: Class<E>,
    call: Option<Call>,
    response: Option<ErrorResponse>,
    attempts: u32,
}

/// What is known of the call that failed.
struct Call {
    provider: &'static ProviderMeta,
    operation: Cow<'static, str>,
    scopes: Scopes,
}

enum Class<E> {
    Config(ConfigError),
    Build(BuildError),
    Auth(AuthError),
    Transport(TransportError),
    Timeout(Duration),
    Body(BodyError),
    Api(E),
    UnexpectedStatus,
    Decode(DecodeError),
    Page(PageError),
    #[cfg(feature = "blocking")]
    Cancelled(&'static str),
}

/// What kind of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request or the client could not be built; nothing was sent.
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
    /// The response was larger than the client accepts.
    Limit,
    /// The call was given up before it ended.
    Cancelled,
}

impl<E> Error<E> {
    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        match &self.0.class {
            Class::Config(_) | Class::Build(_) => ErrorKind::Build,
            Class::Auth(_) => ErrorKind::Auth,
            Class::Transport(error) => match error.kind() {
                TransportErrorKind::Connect => ErrorKind::Connect,
                TransportErrorKind::Timeout => ErrorKind::Timeout,
                TransportErrorKind::Other => ErrorKind::Transport,
            },
            Class::Timeout(_) => ErrorKind::Timeout,
            Class::Body(error) if error.limit().is_some() => ErrorKind::Limit,
            Class::Body(_) => ErrorKind::Transport,
            Class::Api(_) => ErrorKind::Api,
            Class::UnexpectedStatus => ErrorKind::UnexpectedStatus,
            Class::Decode(_) | Class::Page(_) => ErrorKind::Decode,
            #[cfg(feature = "blocking")]
            Class::Cancelled(_) => ErrorKind::Cancelled,
        }
    }

    /// The documented error response, if it is one.
    pub fn api(&self) -> Option<&E> {
        match &self.0.class {
            Class::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The documented error response, if it is one.
    ///
    /// # Errors
    /// The error itself, if it is another one.
    pub fn into_api(self) -> Result<E, Self> {
        match *self.0 {
            Inner {
                class: Class::Api(error),
                ..
            } => Ok(error),
            inner => Err(Self(Box::new(inner))),
        }
    }

    /// The name of the operation, such as `webhooks.list`, if the failure is one of a call.
    pub fn operation(&self) -> Option<&str> {
        self.0.call.as_ref().map(|call| &*call.operation)
    }

    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(ErrorResponse::status_code)
    }

    /// The headers of the response, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(ErrorResponse::headers)
    }

    /// The raw body of the response, if there was one.
    pub fn body(&self) -> Option<&Bytes> {
        self.0.response.as_ref().map(ErrorResponse::body)
    }

    /// The provider's id of the request, if the provider documents where it is and sent one.
    pub fn request_id(&self) -> Option<&str> {
        let header = self.0.call.as_ref()?.provider.request_id_header?;
        self.headers()?.get(header)?.to_str().ok()
    }

    /// How long the server asks to wait before another try, if it does.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.response.as_ref()?.retry_after()
    }

    /// How many times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0
            .response
            .as_ref()
            .map_or(self.0.attempts, ErrorResponse::attempts)
    }

    /// Why the body did not decode, if that is the failure.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0.class {
            Class::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the time for the call was up.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Whether the same call may succeed later: no connection, a timeout, a broken exchange, or one of
    /// the statuses 408, 429, 500, 502, 503 and 504.
    ///
    /// It does not say that repeating it is safe: the server may have done what was asked.
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport => true,
            ErrorKind::Api | ErrorKind::UnexpectedStatus => self
                .status()
                .is_some_and(|status| matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)),
            _ => false,
        }
    }

    pub(crate) fn build(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        error: BuildError,
    ) -> Self {
        Self::new(
            Class::Build(error),
            Some(Call::new(provider, meta)),
            None,
            0,
        )
    }

    pub(crate) fn documented(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        response: ErrorResponse,
        error: E,
    ) -> Self {
        Self::new(
            Class::Api(error),
            Some(Call::new(provider, meta)),
            Some(response),
            0,
        )
    }

    pub(crate) fn unexpected_status(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        response: ErrorResponse,
    ) -> Self {
        Self::new(
            Class::UnexpectedStatus,
            Some(Call::new(provider, meta)),
            Some(response),
            0,
        )
    }

    pub(crate) fn undecodable(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        response: ErrorResponse,
        error: DecodeError,
    ) -> Self {
        Self::new(
            Class::Decode(error),
            Some(Call::new(provider, meta)),
            Some(response),
            0,
        )
    }

    pub(crate) fn page(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        error: PageError,
    ) -> Self {
        Self::new(Class::Page(error), Some(Call::new(provider, meta)), None, 0)
    }

    pub(crate) fn failed(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        failure: Failure,
        attempts: u32,
    ) -> Self {
        let class = match failure {
            Failure::Auth(error) => Class::Auth(error),
            Failure::Transport(error) => Class::Transport(error),
            Failure::Timeout(limit) => Class::Timeout(limit),
            Failure::Body(error) => Class::Body(error),
        };
        Self::new(class, Some(Call::new(provider, meta)), None, attempts)
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn cancelled(reason: &'static str) -> Self {
        Self::new(Class::Cancelled(reason), None, None, 0)
    }

    fn new(
        class: Class<E>,
        call: Option<Call>,
        response: Option<ErrorResponse>,
        attempts: u32,
    ) -> Self {
        Self(Box::new(Inner {
            class,
            call,
            response,
            attempts,
        }))
    }

    fn map_api<F>(self, map: impl FnOnce(E) -> F) -> Error<F> {
        let Inner {
            class,
            call,
            response,
            attempts,
        } = *self.0;
        let class = match class {
            Class::Config(error) => Class::Config(error),
            Class::Build(error) => Class::Build(error),
            Class::Auth(error) => Class::Auth(error),
            Class::Transport(error) => Class::Transport(error),
            Class::Timeout(limit) => Class::Timeout(limit),
            Class::Body(error) => Class::Body(error),
            Class::Api(error) => Class::Api(map(error)),
            Class::UnexpectedStatus => Class::UnexpectedStatus,
            Class::Decode(error) => Class::Decode(error),
            Class::Page(error) => Class::Page(error),
            #[cfg(feature = "blocking")]
            Class::Cancelled(reason) => Class::Cancelled(reason),
        };
        Error::new(class, call, response, attempts)
    }
}

impl Call {
    fn new(provider: &'static ProviderMeta, meta: &OperationMeta) -> Self {
        Self {
            provider,
            operation: meta.id.clone(),
            scopes: meta.scopes,
        }
    }
}

impl<E> From<ConfigError> for Error<E> {
    fn from(error: ConfigError) -> Self {
        Self::new(Class::Config(error), None, None, 0)
    }
}

impl<E> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.class {
            Class::Config(error) => Some(error),
            Class::Build(error) => Some(error),
            Class::Auth(error) => Some(error),
            Class::Transport(error) => Some(error),
            Class::Body(error) => Some(error),
            Class::Decode(error) => Some(error),
            Class::Page(error) => Some(error),
            _ => None,
        }
    }
}
