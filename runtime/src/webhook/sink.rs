//! Who takes a delivery over before it is acknowledged.

use super::{BoxError, Deliveries, Delivery, Handlers};
use crate::BoxFuture;

/// Takes deliveries over before they are acknowledged.
///
/// [`queue`](super::queue) gives one that keeps them in memory for another task: the provider is answered at
/// once. [`Handlers`] handle them first and answer then, which must be quicker than the provider's patience.
/// What must survive a crash goes to a durable queue of the application's own.
pub trait Sink<D>: Send + Sync {
    /// Takes a delivery over.
    ///
    /// # Errors
    /// It is not taken. The provider is answered 503 and sends it again later.
    fn take(&self, delivery: D) -> BoxFuture<'_, Result<(), BoxError>>;
}

impl<P: Deliveries> Sink<Delivery<P>> for Handlers<P> {
    fn take(&self, delivery: Delivery<P>) -> BoxFuture<'_, Result<(), BoxError>> {
        Box::pin(self.handle(delivery))
    }
}
