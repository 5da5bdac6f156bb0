//! Failures of the exchange, before anything knows the operation's types.

use std::time::Duration;

use crate::{auth::AuthError, body::BodyError, transport::TransportError};

/// A call that ended without a response.
#[derive(Debug)]
pub(crate) enum Failure {
    Auth(AuthError),
    Transport(TransportError),
    Timeout(Duration),
    Body(BodyError),
}

impl Failure {
    /// The failure to get a token for a scheme.
    pub(crate) fn into_auth(self, scheme: &'static str) -> AuthError {
        let problem = "no token could be got";
        match self {
            Self::Auth(error) => AuthError::because(scheme, problem, error),
            Self::Transport(error) => AuthError::because(scheme, problem, error),
            Self::Body(error) => AuthError::because(scheme, problem, error),
            Self::Timeout(limit) => AuthError::new(scheme, format!("{problem} within {limit:?}")),
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
