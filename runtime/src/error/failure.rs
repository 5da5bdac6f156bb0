//! Failures of the exchange, before anything knows the operation's types.

use std::{error::Error as StdError, time::Duration};

use crate::{
    auth::AuthError,
    body::BodyError,
    transport::{TransportError, TransportErrorKind},
};

/// A call that ended without a response.
#[derive(Debug)]
pub(crate) enum Failure {
    Auth(AuthError),
    Transport(TransportError),
    Timeout(TimeLimit, Duration),
    Body(BodyError),
    /// There were more redirects than this.
    Redirects(u32),
    /// An interceptor refused the request.
    Refused(Box<dyn StdError + Send + Sync>),
    /// The header of this name cannot be sent.
    Header(&'static str),
    /// The client is closed.
    Closed,
}

/// Which limit of time was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeLimit {
    Call,
    Attempt,
    FirstByte,
}

impl Failure {
    /// Whether the server surely saw nothing of the request.
    pub(crate) fn is_unsent(&self) -> bool {
        match self {
            Self::Transport(error) => error.kind() == TransportErrorKind::Connect,
            // Without a token the request itself was not sent.
            Self::Auth(error) => error.is_passing(),
            _ => false,
        }
    }

    /// Whether the server may have done what was asked without an answer that arrived.
    pub(crate) fn is_lost(&self) -> bool {
        match self {
            Self::Transport(error) => error.kind() != TransportErrorKind::Connect,
            Self::Timeout(..) => true,
            Self::Body(error) => error.limit().is_none(),
            _ => false,
        }
    }

    /// What kind of failure it is, in a word.
    #[cfg(feature = "tracing")]
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Auth(_) => "auth",
            Self::Transport(_) if self.is_unsent() => "connect",
            Self::Timeout(..) => "timeout",
            Self::Body(error) if error.is_stalled() => "timeout",
            Self::Body(error) if error.limit().is_some() => "limit",
            Self::Transport(_) | Self::Body(_) => "transport",
            Self::Redirects(_) => "limit",
            Self::Refused(_) | Self::Header(_) => "build",
            Self::Closed => "cancelled",
        }
    }

    /// The failure to get a token for a scheme.
    pub(crate) fn into_auth(self, scheme: &'static str) -> AuthError {
        let problem = "no token could be got";
        match self {
            Self::Auth(error) => AuthError::because(scheme, problem, error),
            Self::Transport(error) => AuthError::because(scheme, problem, error).passing(),
            Self::Body(error) if error.limit().is_none() => {
                AuthError::because(scheme, problem, error).passing()
            }
            Self::Body(error) => AuthError::because(scheme, problem, error),
            Self::Refused(error) => AuthError::because(scheme, problem, error),
            Self::Timeout(_, limit) => {
                AuthError::new(scheme, format!("{problem} within {limit:?}")).passing()
            }
            Self::Redirects(_) | Self::Header(_) | Self::Closed => AuthError::new(scheme, problem),
        }
    }
}

impl From<AuthError> for Failure {
    fn from(error: AuthError) -> Self {
        Self::Auth(error)
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl From<BodyError> for Failure {
    fn from(error: BodyError) -> Self {
        Self::Body(error)
    }
}
