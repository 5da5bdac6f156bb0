//! Whether an operation may be sent again.

use http::Method;

use crate::{CallOptions, OperationMeta};

/// Whether an operation may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replay {
    /// Doing it twice is as good as doing it once.
    Safe,
    /// Only where the server surely has not processed it.
    Unprocessed,
    /// Only where it was not sent.
    Unsent,
}

impl Replay {
    pub(crate) fn of(meta: &OperationMeta, options: &CallOptions) -> Self {
        if meta.calls_back {
            return Self::Unsent;
        }
        let is_safe = options
            .replay_safe
            .or(meta.replay)
            .unwrap_or_else(|| meta.idempotency_header.is_some() || is_idempotent(&meta.method));
        match (is_safe, meta.replay) {
            (true, _) => Self::Safe,
            (false, Some(false)) => Self::Unsent,
            (false, _) => Self::Unprocessed,
        }
    }
}

pub(crate) fn is_idempotent(method: &Method) -> bool {
    // TRACE is among the idempotent methods.
    method.is_safe() || *method == Method::PUT || *method == Method::DELETE
}
