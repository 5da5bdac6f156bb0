//! From a request to its answer.

use std::{fmt, sync::Arc};

use bytes::Bytes;

use super::{Deliveries, Delivery, Incoming, Outcome, Receiver, Sink, Trust};

/// Answers requests: a receiver, and who takes its deliveries over. Frameworks need no more than
/// [`respond`](Endpoint::respond).
///
/// Clones are cheap and share everything.
pub struct Endpoint<P: Deliveries, T: Trust = <P as Deliveries>::Trust> {
    receiver: Receiver<P, T>,
    sink: Arc<dyn Sink<T::Of<Delivery<P>>>>,
}

impl<P: Deliveries, T: Trust> Endpoint<P, T> {
    /// Hands the receiver's deliveries over to the sink.
    pub fn new(receiver: Receiver<P, T>, sink: impl Sink<T::Of<Delivery<P>>> + 'static) -> Self {
        Self {
            receiver,
            sink: Arc::new(sink),
        }
    }

    /// The receiver.
    pub fn receiver(&self) -> &Receiver<P, T> {
        &self.receiver
    }

    /// The answer to a request. A delivery is acknowledged once the sink has it, and refused with 503 where
    /// the sink does not take it.
    pub async fn respond(&self, incoming: Incoming) -> http::Response<Bytes> {
        match self.receiver.receive(incoming).await {
            Outcome::Delivery(delivery, receipt) => match self.sink.take(delivery).await {
                Ok(()) => receipt.accept().await.response(),
                Err(_) => receipt.refuse().await.response(),
            },
            Outcome::Respond(answer) => answer.response(),
            Outcome::Reject(rejection) => rejection.response(),
        }
    }
}

impl<P: Deliveries, T: Trust> Clone for Endpoint<P, T> {
    fn clone(&self) -> Self {
        Self {
            receiver: self.receiver.clone(),
            sink: Arc::clone(&self.sink),
        }
    }
}

impl<P: Deliveries, T: Trust> fmt::Debug for Endpoint<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("receiver", &self.receiver)
            .finish_non_exhaustive()
    }
}
