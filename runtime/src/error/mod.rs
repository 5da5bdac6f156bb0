//! What can go wrong with a call.

mod any;
mod class;
mod display;
mod failure;
mod kind;
mod response;

use std::{borrow::Cow, error::Error as StdError, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use self::class::Class;
pub(crate) use self::failure::{Failure, TimeLimit};
pub use self::{
    any::{AnyApiError, AnyError},
    kind::ErrorKind,
    response::{ApiError, ErrorBody, ErrorResponse},
};
use crate::{
    BuildError, ConfigError, DecodeError, OperationMeta, PageError, ProviderMeta,
    body::BodyError,
    core::Trace,
    meta::Scopes,
    retry::{self, RateLimit},
};

/// A failed call. `E` is what the operation documents as its error responses.
///
/// It is as large as a pointer.
pub struct Error<E>(Box<Inner<E>>);

struct Inner<E> {
    class: Class<E>,
    call: Option<Call>,
    response: Option<ErrorResponse>,
    trace: Trace,
}

/// What is known of the call that failed.
struct Call {
    provider: &'static ProviderMeta,
    operation: Cow<'static, str>,
    scopes: Scopes,
}

impl<E> Error<E> {
    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.class.kind()
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
        self.0.call.as_ref()?.provider.request_id(self.headers()?)
    }

    /// How long the server asks to wait before another try, if it does.
    pub fn retry_after(&self) -> Option<Duration> {
        let provider = self.0.call.as_ref()?.provider;
        let response = self.0.response.as_ref()?;
        retry::asked(response.headers(), provider, response.received())
    }

    /// What the response tells of the provider's limits, where the provider documents headers for it.
    pub fn rate_limits(&self) -> Vec<RateLimit> {
        match (&self.0.call, &self.0.response) {
            (Some(call), Some(response)) => {
                retry::rate_limits(response.headers(), call.provider, response.received())
            }
            _ => Vec::new(),
        }
    }

    /// How many attempts there were to send the request.
    pub fn attempts(&self) -> u32 {
        self.trace().attempts
    }

    /// Whether the server may have done what was asked all the same: an attempt reached it, or may have,
    /// and its answer was lost or a server's failure. A `DELETE` that is answered with 404 at its second
    /// attempt may have succeeded at its first.
    pub fn may_have_succeeded(&self) -> bool {
        self.trace().has_lost
    }

    fn trace(&self) -> Trace {
        self.0
            .response
            .as_ref()
            .map_or(self.0.trace, ErrorResponse::trace)
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
    /// the statuses 408, 429, 500, 502, 503 and 504, of the call itself or of the one for its token.
    ///
    /// It does not say that repeating it is safe: the server may have done what was asked.
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport => true,
            ErrorKind::Auth => {
                matches!(&self.0.class, Class::Auth(error) if error.is_passing())
            }
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
            Trace::default(),
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
            Trace::default(),
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
            Trace::default(),
        )
    }

    pub(crate) fn too_deep(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        response: ErrorResponse,
        error: BodyError,
    ) -> Self {
        Self::new(
            Class::Body(error),
            Some(Call::new(provider, meta)),
            Some(response),
            Trace::default(),
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
            Trace::default(),
        )
    }

    pub(crate) fn page(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        error: PageError,
    ) -> Self {
        Self::new(
            Class::Page(error),
            Some(Call::new(provider, meta)),
            None,
            Trace::default(),
        )
    }

    pub(crate) fn failed(
        provider: &'static ProviderMeta,
        meta: &OperationMeta,
        failure: Failure,
        trace: Trace,
    ) -> Self {
        let class = Class::from(failure);
        Self::new(class, Some(Call::new(provider, meta)), None, trace)
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn cancelled(reason: &'static str) -> Self {
        Self::new(Class::Cancelled(reason), None, None, Trace::default())
    }

    fn new(
        class: Class<E>,
        call: Option<Call>,
        response: Option<ErrorResponse>,
        trace: Trace,
    ) -> Self {
        Self(Box::new(Inner {
            class,
            call,
            response,
            trace,
        }))
    }

    fn map_api<F>(self, map: impl FnOnce(E) -> F) -> Error<F> {
        let Inner {
            class,
            call,
            response,
            trace,
        } = *self.0;
        Error::new(class.map_api(map), call, response, trace)
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
        Self::new(Class::Config(error), None, None, Trace::default())
    }
}

/// The message of an error holds that of what it is about, so its source is what lies below that.
impl<E> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.class.source()
    }
}
