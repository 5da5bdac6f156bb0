//! Deliveries that wait to be handled.

use std::fmt;

use tokio::sync::mpsc;

use super::{BoxError, Sink};
use crate::BoxFuture;

/// A queue in memory for at most this many deliveries, at least one: what puts them in, and what takes them
/// out.
///
/// A delivery that finds no room is refused with 503, so that the provider sends it again and none is lost.
/// Those that wait are lost when the process ends before they are handled.
pub fn queue<D: Send + 'static>(capacity: usize) -> (Queue<D>, Queued<D>) {
    let (sender, receiver) = mpsc::channel(capacity.max(1));
    (Queue(sender), Queued(receiver))
}

/// Puts deliveries into a queue. Clones share it.
pub struct Queue<D>(mpsc::Sender<D>);

/// Takes deliveries out of a queue.
pub struct Queued<D>(mpsc::Receiver<D>);

/// There is no room, or nobody takes deliveries out any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueueFull;

impl<D: Send + 'static> Sink<D> for Queue<D> {
    fn take(&self, delivery: D) -> BoxFuture<'_, Result<(), BoxError>> {
        let taken = self.0.try_send(delivery).map_err(|_| QueueFull.into());
        Box::pin(std::future::ready(taken))
    }
}

impl<D> Queued<D> {
    /// The next delivery, once there is one; none when all that put deliveries in are gone.
    pub async fn next(&mut self) -> Option<D> {
        self.0.recv().await
    }
}

impl<D> Clone for Queue<D> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<D> fmt::Debug for Queue<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("room", &self.0.capacity())
            .finish()
    }
}

impl<D> fmt::Debug for Queued<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queued")
            .field("waiting", &self.0.len())
            .finish()
    }
}

impl fmt::Display for QueueFull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no room for another delivery")
    }
}

impl std::error::Error for QueueFull {}
