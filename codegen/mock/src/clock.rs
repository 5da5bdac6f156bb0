//! The mock's time: it passes by itself, and can be moved on.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The time since the mock was made.
#[derive(Debug)]
pub(crate) struct Clock {
    begun: Instant,
    moved: Mutex<Duration>,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            begun: Instant::now(),
            moved: Mutex::default(),
        }
    }

    pub(crate) fn now(&self) -> Duration {
        // Nothing that holds the lock panics.
        let moved = *self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        self.begun.elapsed().saturating_add(moved)
    }

    /// Moves the time on, unless it is that late already.
    pub(crate) fn move_to(&self, at: Duration) {
        let missing = at.saturating_sub(self.now());
        let mut moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        *moved = moved.saturating_add(missing);
    }
}
