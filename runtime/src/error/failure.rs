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
