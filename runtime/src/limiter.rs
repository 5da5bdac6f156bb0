//! Calls held back so that they stay within the provider's documented limits.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use http::Method;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{
    clock::{BoxFuture, Clock},
    meta::{Limit, LimitPeriod},
};

/// The limits that a client keeps; without any, calls go at once.
#[derive(Debug, Default)]
pub(crate) struct Limiter(Vec<Kept>);

#[derive(Debug)]
struct Kept {
    limit: Limit,
    gate: Gate,
}

#[derive(Debug)]
enum Gate {
    /// When the calls of the last period may be sent, in order, on the monotonic clock.
    Window(Duration, Mutex<VecDeque<Duration>>),
    /// The calls under way.
    InFlight(Arc<Semaphore>),
}

/// What counts a call as under way while it is held.
pub(crate) type Permits = Vec<OwnedSemaphorePermit>;

impl Limiter {
    /// A limiter for these limits. Those of a month are not kept: no client lives long enough to count
    /// them.
    pub(crate) fn new<'a>(limits: impl IntoIterator<Item = &'a Limit>) -> Self {
        let kept = limits.into_iter().filter_map(|limit| {
            let gate = match limit.per {
                LimitPeriod::Every(period) => Gate::Window(period, Mutex::default()),
                LimitPeriod::InFlight => Gate::InFlight(Arc::new(Semaphore::new(
                    usize::try_from(limit.amount)
                        .unwrap_or(usize::MAX)
                        .min(Semaphore::MAX_PERMITS),
                ))),
                LimitPeriod::Month => return None,
            };
            Some(Kept {
                limit: *limit,
                gate,
            })
        });
        Self(kept.collect())
    }

    /// Waits until a call of this method may be sent; `None` where no limit is kept. Boxed, so that calls without
    /// limits are not larger by it.
    pub(crate) fn acquire<'a>(
        &'a self,
        clock: &'a dyn Clock,
        method: &'a Method,
    ) -> Option<BoxFuture<'a, Permits>> {
        if self.0.is_empty() {
            return None;
        }
        Some(Box::pin(async move {
            let mut permits = Permits::new();
            for kept in self.0.iter().filter(|kept| kept.counts(method)) {
                match &kept.gate {
                    Gate::InFlight(calls) => {
                        // The semaphore is never closed.
                        permits.extend(Arc::clone(calls).acquire_owned().await);
                    }
                    Gate::Window(period, turns) => {
                        let now = clock.monotonic();
                        let turn = take_turn(turns, kept.limit.amount, *period, now);
                        if turn > now {
                            clock.sleep(turn.saturating_sub(now)).await;
                        }
                    }
                }
            }
            permits
        }))
    }
}

impl Kept {
    fn counts(&self, method: &Method) -> bool {
        self.limit.methods.is_empty() || self.limit.methods.contains(&method.as_str())
    }
}

/// When the next call may be sent: at once, or a period after the call that is `amount` calls before it.
fn take_turn(
    turns: &Mutex<VecDeque<Duration>>,
    amount: u64,
    period: Duration,
    now: Duration,
) -> Duration {
    let mut turns = turns.lock().unwrap_or_else(PoisonError::into_inner);
    while turns
        .front()
        .is_some_and(|turn| turn.saturating_add(period) <= now)
    {
        turns.pop_front();
    }
    let amount = usize::try_from(amount).unwrap_or(usize::MAX).max(1);
    let turn = match turns.len().checked_sub(amount) {
        None => now,
        Some(index) => turns
            .get(index)
            .map_or(now, |turn| turn.saturating_add(period).max(now)),
    };
    turns.push_back(turn);
    turn
}
