//! The calls under way, so that a client can be closed.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Semaphore, SemaphorePermit};

/// More calls than any client has at once.
const MOST: u32 = 1 << 28;

/// The calls under way.
#[derive(Debug)]
pub(crate) struct InFlight {
    calls: Semaphore,
    is_closed: AtomicBool,
}

impl InFlight {
    pub(crate) fn new() -> Self {
        Self {
            calls: Semaphore::new(MOST as usize),
            is_closed: AtomicBool::new(false),
        }
    }

    /// Counts a call until the permit is dropped; `None` where the client is closed.
    pub(super) fn enter(&self) -> Option<SemaphorePermit<'_>> {
        let permit = self.calls.try_acquire().ok()?;
        (!self.is_closed.load(Ordering::SeqCst)).then_some(permit)
    }

    /// Lets no call in any more, and waits for those under way.
    pub(crate) async fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
        // The semaphore itself is never closed.
        drop(self.calls.acquire_many(MOST).await);
    }
}
