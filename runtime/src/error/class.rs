//! What each kind of failure holds.

use std::{error::Error as StdError, time::Duration};

use super::{ErrorKind, Failure, TimeLimit};
use crate::{
    BuildError, ConfigError, DecodeError, PageError,
    auth::AuthError,
    body::BodyError,
    transport::{TransportError, TransportErrorKind},
};

/// What a failure holds.
pub(super) enum Class<E> {
    Config(ConfigError),
    Build(BuildError),
    Auth(AuthError),
    Transport(TransportError),
    Timeout(TimeLimit, Duration),
    Body(BodyError),
    Redirects(u32),
    Refused(Box<dyn StdError + Send + Sync>),
    Header(&'static str),
    Api(E),
    UnexpectedStatus,
    Decode(DecodeError),
    Page(PageError),
    Cancelled(&'static str),
}

impl<E> Class<E> {
    /// What kind of failure it is.
    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Self::Config(_) | Self::Build(_) | Self::Refused(_) | Self::Header(_) => {
                ErrorKind::Build
            }
            Self::Auth(_) => ErrorKind::Auth,
            Self::Transport(error) => match error.kind() {
                TransportErrorKind::Connect => ErrorKind::Connect,
                TransportErrorKind::Timeout => ErrorKind::Timeout,
                TransportErrorKind::Other => ErrorKind::Transport,
            },
            Self::Timeout(..) => ErrorKind::Timeout,
            Self::Redirects(_) => ErrorKind::Limit,
            Self::Body(error) if error.limit().is_some() => ErrorKind::Limit,
            Self::Body(error) if error.is_stalled() => ErrorKind::Timeout,
            Self::Body(_) => ErrorKind::Transport,
            Self::Api(_) => ErrorKind::Api,
            Self::UnexpectedStatus => ErrorKind::UnexpectedStatus,
            Self::Decode(_) | Self::Page(_) => ErrorKind::Decode,
            Self::Cancelled(_) => ErrorKind::Cancelled,
        }
    }

    /// The same, with what `map` makes of the documented error.
    pub(super) fn map_api<F>(self, map: impl FnOnce(E) -> F) -> Class<F> {
        match self {
            Self::Config(error) => Class::Config(error),
            Self::Build(error) => Class::Build(error),
            Self::Auth(error) => Class::Auth(error),
            Self::Transport(error) => Class::Transport(error),
            Self::Timeout(what, limit) => Class::Timeout(what, limit),
            Self::Body(error) => Class::Body(error),
            Self::Redirects(most) => Class::Redirects(most),
            Self::Refused(error) => Class::Refused(error),
            Self::Header(name) => Class::Header(name),
            Self::Api(error) => Class::Api(map(error)),
            Self::UnexpectedStatus => Class::UnexpectedStatus,
            Self::Decode(error) => Class::Decode(error),
            Self::Page(error) => Class::Page(error),
            Self::Cancelled(reason) => Class::Cancelled(reason),
        }
    }

    /// What lies below the failure.
    pub(super) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Config(error) => error.source(),
            Self::Auth(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Body(error) => error.source(),
            Self::Refused(error) => Some(&**error),
            _ => None,
        }
    }
}

impl<E> From<Failure> for Class<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Auth(error) => Self::Auth(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Timeout(what, limit) => Self::Timeout(what, limit),
            Failure::Body(error) => Self::Body(error),
            Failure::Redirects(most) => Self::Redirects(most),
            Failure::Refused(error) => Self::Refused(error),
            Failure::Header(name) => Self::Header(name),
            Failure::Closed => Self::Cancelled("the client is closed"),
        }
    }
}
