//! What nobody has verified.

use std::fmt;

/// A value that came from the network and that nobody has verified: anyone who knows the address can have
/// sent it.
///
/// Use it as a hint, and ask the provider's API before acting on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unverified<T>(T);

impl<T> Unverified<T> {
    pub(super) fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, as a hint.
    pub fn peek(&self) -> &T {
        &self.0
    }

    /// The value, trusted as if it were verified. Whoever calls this has a reason to.
    pub fn trust(self) -> T {
        self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Unverified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Unverified").field(&self.0).finish()
    }
}
