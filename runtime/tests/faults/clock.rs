//! A clock whose limits pass when the test says so.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use bindery::{BoxFuture, Clock};
use tokio::sync::{Notify, oneshot};

/// A clock that stands still. A sleep ends when its length is said to have passed; one of no length at once.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    sleepers: Arc<Mutex<Vec<Sleeper>>>,
    has_changed: Arc<Notify>,
}

/// A sleep's length, and what ends it.
type Sleeper = (Duration, oneshot::Sender<()>);

impl Limits {
    /// Ends a sleep of this length, as soon as there is one.
    pub async fn pass(&self, length: Duration) {
        loop {
            let change = self.has_changed.notified();
            if self.end(length) {
                return;
            }
            change.await;
        }
    }

    fn end(&self, length: Duration) -> bool {
        let mut sleepers = self.sleepers.lock().unwrap();
        sleepers.retain(|(_, sleeper)| !sleeper.is_closed());
        let index = sleepers.iter().position(|(sleep, _)| *sleep == length);
        index.is_some_and(|index| sleepers.swap_remove(index).1.send(()).is_ok())
    }
}

impl Clock for Limits {
    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }

    fn wall(&self) -> jiff::Timestamp {
        jiff::Timestamp::UNIX_EPOCH
    }

    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
        let (end, ended) = oneshot::channel();
        if length.is_zero() {
            return Box::pin(std::future::ready(()));
        }
        self.sleepers.lock().unwrap().push((length, end));
        self.has_changed.notify_waiters();
        Box::pin(async { ended.await.expect("the clock outlives its sleeps") })
    }
}
