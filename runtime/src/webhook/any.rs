//! Receivers of any provider: one trait, so that one program receives for several.

use serde_json::Value;

use super::{Deliveries, Delivery, Event as _, Incoming, Outcome, Receiver, Trust};
use crate::BoxFuture;

/// Receives deliveries, whoever the provider is: verified in its way, typed alike. Every [`Receiver`] does.
///
/// ```
/// use bindery::webhook::{AnyReceiver, Incoming, Outcome};
///
/// async fn answer(receiver: &dyn AnyReceiver, incoming: Incoming) -> u16 {
///     match receiver.receive(incoming).await {
///         Outcome::Delivery(delivery, receipt) => {
///             for event in delivery.events {
///                 println!("{}: {:?}", delivery.provider, event.name);
///             }
///             receipt.accept().await.status().as_u16()
///         }
///         Outcome::Respond(answer) => answer.status().as_u16(),
///         Outcome::Reject(rejection) => rejection.status().as_u16(),
///         _ => 500,
///     }
/// }
/// ```
pub trait AnyReceiver: Send + Sync {
    /// The provider's name.
    fn provider(&self) -> &'static str;

    /// What comes of a request; see [`Receiver::receive`].
    fn receive(&self, incoming: Incoming) -> BoxFuture<'_, Outcome<AnyDelivery>>;
}

/// A delivery, whoever the provider is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AnyDelivery {
    /// The provider's name.
    pub provider: &'static str,
    /// The route it arrived at.
    pub route: String,
    /// Its id, where the provider sends one.
    pub id: Option<String>,
    /// Whether it was verified. Where it was not, anyone who knows the address can have sent it: ask the
    /// provider's API before acting on it.
    pub is_verified: bool,
    /// The events; none in a heartbeat.
    pub events: Vec<AnyEvent>,
}

/// An event, whoever the provider is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AnyEvent {
    /// Its name, where the delivery holds one.
    pub name: Option<String>,
    /// The event as it was sent.
    pub json: Value,
}

impl<P: Deliveries, T: Trust> AnyReceiver for Receiver<P, T> {
    fn provider(&self) -> &'static str {
        P::meta().provider
    }

    fn receive(&self, incoming: Incoming) -> BoxFuture<'_, Outcome<AnyDelivery>> {
        Box::pin(async move {
            match Receiver::receive(self, incoming).await {
                Outcome::Delivery(delivery, receipt) => {
                    Outcome::Delivery(any::<P, T>(T::peek(&delivery)), receipt)
                }
                Outcome::Respond(answer) => Outcome::Respond(answer),
                Outcome::Reject(rejection) => Outcome::Reject(rejection),
            }
        })
    }
}

fn any<P: Deliveries, T: Trust>(delivery: &Delivery<P>) -> AnyDelivery {
    let events = delivery.events().iter().enumerate();
    AnyDelivery {
        provider: P::meta().provider,
        route: delivery.route().to_owned(),
        id: delivery.id().map(str::to_owned),
        is_verified: T::IS_VERIFIED,
        events: events
            .map(|(at, event)| AnyEvent {
                name: event.name().map(str::to_owned),
                json: delivery.event_json(at).cloned().unwrap_or_default(),
            })
            .collect(),
    }
}
