//! How many repeated attempts a client may make in all.

use std::sync::atomic::{AtomicU32, Ordering};

use super::RetryPolicy;

/// What one repeated attempt costs; a call that succeeds at once gives back 1.
const COST: u32 = 10;

/// The repeated attempts that a client may still make, so that its calls together do not multiply the load
/// of a server that is failing.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    full: u32,
}

impl Budget {
    /// How many repeated attempts there are at first when nothing else is set.
    pub(crate) const DEFAULT: u32 = RetryPolicy::DEFAULT_BUDGET;

    pub(crate) fn new(attempts: u32) -> Self {
        let full = attempts.saturating_mul(COST);
        Self {
            left: AtomicU32::new(full),
            full,
        }
    }

    /// Takes one repeated attempt, if there is one left.
    pub(super) fn take(&self) -> bool {
        self.left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(COST)
            })
            .is_ok()
    }

    /// A tenth of an attempt for a call that succeeded at once.
    pub(crate) fn give_back(&self) {
        // It is full where this does nothing.
        let _ = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                (left < self.full).then_some(left + 1)
            });
    }
}
