//! What documented errors say about repeating a call.

/// A status or a class of statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusPattern {
    /// This status.
    Exact(u16),
    /// All statuses with this first digit.
    Class(u16),
}

/// What a documented error says about repeating the call.
#[derive(Clone, Copy, Debug)]
pub struct RetryRow {
    status: StatusPattern,
    advice: RetryAdvice,
}

/// Whether repeating a call may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAdvice {
    /// As the status says.
    Default,
    /// No.
    Never,
    /// Yes, where the operation may be repeated.
    Yes,
    /// Yes, even a write: the server did not process the request.
    NotProcessed,
}

impl StatusPattern {
    /// Whether the pattern takes a status in.
    pub(crate) fn matches(self, status: u16) -> bool {
        match self {
            Self::Exact(exact) => exact == status,
            Self::Class(class) => class == status / 100,
        }
    }
}

impl RetryRow {
    /// This advice after one status.
    pub const fn exact(status: u16, advice: RetryAdvice) -> Self {
        Self::new(StatusPattern::Exact(status), advice)
    }

    /// This advice after every status with this first digit.
    pub const fn class(class: u16, advice: RetryAdvice) -> Self {
        Self::new(StatusPattern::Class(class), advice)
    }

    /// The advice for a status or a class of statuses.
    pub const fn new(status: StatusPattern, advice: RetryAdvice) -> Self {
        Self { status, advice }
    }

    /// The advice for a status: the exact row before that of the class, and among equals the operation's
    /// before the provider's.
    pub(crate) fn advice(operation: &[Self], provider: &[Self], status: u16) -> RetryAdvice {
        let rows = || operation.iter().chain(provider);
        rows()
            .find(|row| row.status == StatusPattern::Exact(status))
            .or_else(|| rows().find(|row| row.status.matches(status)))
            .map_or(RetryAdvice::Default, |row| row.advice)
    }
}
