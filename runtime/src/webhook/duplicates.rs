//! Deliveries that arrive again.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::BoxError;
use crate::BoxFuture;

/// What is known of a delivery that arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// It is new, and now the caller's to handle.
    First,
    /// Somebody handles it at this moment.
    InProgress,
    /// It was handled.
    Repeated,
}

/// Which deliveries were handled, so that one that arrives again is acknowledged and not handled again.
///
/// Keys are 64 characters long and made from provider, route and delivery id. Only verified deliveries get
/// here. [`RecentDeliveries`] holds them in memory; processes that share the work share a store.
pub trait Duplicates: Send + Sync {
    /// Claims a delivery for the caller. A claim that is neither confirmed nor released shall end by itself
    /// after some minutes, since its holder may have crashed. `now` goes on steadily and never back.
    fn claim<'a>(&'a self, key: &'a str, now: Duration) -> BoxFuture<'a, Result<Claim, BoxError>>;

    /// The delivery was handed over: when it arrives again it is a repetition.
    fn confirm<'a>(&'a self, key: &'a str, now: Duration) -> BoxFuture<'a, Result<(), BoxError>>;

    /// The delivery was not taken: when it arrives again it is new.
    fn release<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// The deliveries of late, in memory: at most so many, for so long.
///
/// By default 100,000 for 3 days, which is about 20 MB when it is full. When there is no room the oldest one
/// makes room.
pub struct RecentDeliveries {
    state: Mutex<State>,
    capacity: usize,
    keep: Duration,
}

/// How long a delivery may be handled before another attempt may be.
const CLAIM: Duration = Duration::from_secs(300);

#[derive(Default)]
struct State {
    entries: HashMap<String, Entry>,
    by_age: BTreeMap<u64, String>,
    next: u64,
}

struct Entry {
    number: u64,
    is_done: bool,
    until: Duration,
}

impl Default for RecentDeliveries {
    fn default() -> Self {
        Self::new(100_000, Duration::from_secs(3 * 24 * 60 * 60))
    }
}

impl RecentDeliveries {
    /// At most `capacity` deliveries, at least one, each kept for this long once it was handled.
    pub fn new(capacity: usize, keep: Duration) -> Self {
        Self {
            state: Mutex::default(),
            capacity: capacity.max(1),
            keep,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn claim(&mut self, key: &str, now: Duration, capacity: usize) -> Claim {
        self.forget_before(now);
        match self.entries.get(key) {
            Some(entry) if entry.until <= now => self.remove(key),
            Some(entry) if entry.is_done => return Claim::Repeated,
            Some(_) => return Claim::InProgress,
            None => {}
        }
        self.insert(key, false, now.saturating_add(CLAIM), capacity);
        Claim::First
    }

    fn insert(&mut self, key: &str, is_done: bool, until: Duration, capacity: usize) {
        while self.entries.len() >= capacity
            && let Some((_, oldest)) = self.by_age.pop_first()
        {
            self.entries.remove(&oldest);
        }
        let number = self.next;
        self.next += 1;
        self.by_age.insert(number, key.to_owned());
        let entry = Entry {
            number,
            is_done,
            until,
        };
        self.entries.insert(key.to_owned(), entry);
    }

    fn remove(&mut self, key: &str) {
        if let Some(entry) = self.entries.remove(key) {
            self.by_age.remove(&entry.number);
        }
    }

    /// The oldest ones are found at the front; one that ends early waits for those before it.
    fn forget_before(&mut self, now: Duration) {
        while let Some((_, oldest)) = self.by_age.first_key_value()
            && self
                .entries
                .get(oldest)
                .is_none_or(|entry| entry.until <= now)
            && let Some((_, oldest)) = self.by_age.pop_first()
        {
            self.entries.remove(&oldest);
        }
    }
}

impl Duplicates for RecentDeliveries {
    fn claim<'a>(&'a self, key: &'a str, now: Duration) -> BoxFuture<'a, Result<Claim, BoxError>> {
        Box::pin(async move { Ok(self.state().claim(key, now, self.capacity)) })
    }

    fn confirm<'a>(&'a self, key: &'a str, now: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let mut state = self.state();
            state.remove(key);
            state.insert(key, true, now.saturating_add(self.keep), self.capacity);
            Ok(())
        })
    }

    fn release<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            self.state().remove(key);
            Ok(())
        })
    }
}

impl fmt::Debug for RecentDeliveries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecentDeliveries")
            .field("capacity", &self.capacity)
            .field("keep", &self.keep)
            .finish_non_exhaustive()
    }
}
