//! One function per kind of event.

use std::{collections::BTreeMap, fmt, future::Future, sync::Arc};

use serde_json::Value;

use super::{BoxError, Deliveries, Delivery, Event as _, EventKind};
use crate::BoxFuture;

/// One function per kind of event.
///
/// The events of a delivery are handled one after another, in order. The first failure ends the delivery, so
/// that it can be refused and comes again: make handlers do no harm twice.
pub struct Handlers<P: Deliveries> {
    by_name: BTreeMap<&'static str, Handler<P>>,
    otherwise: Option<Handler<P>>,
}

type Handler<P> = Box<
    dyn Fn(<P as Deliveries>::Event, EventContext<P>) -> BoxFuture<'static, Result<(), BoxError>>
        + Send
        + Sync,
>;

/// What surrounds an event: its delivery, and what it looked like.
pub struct EventContext<P: Deliveries> {
    delivery: Arc<Delivery<P>>,
    index: usize,
}

impl<P: Deliveries> Handlers<P> {
    /// No function yet; an event without one is passed over.
    pub fn new() -> Self {
        Self {
            by_name: BTreeMap::new(),
            otherwise: None,
        }
    }

    /// Handles events of this kind, in place of what was registered for it before.
    #[must_use]
    pub fn on<K, F, R>(mut self, _kind: K, handle: F) -> Self
    where
        K: EventKind<Event = P::Event>,
        F: Fn(K::Payload, EventContext<P>) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        let handler: Handler<P> = Box::new(move |event, context| match K::into_payload(event) {
            Ok(payload) => Box::pin(handle(payload, context)),
            // Events are looked up by the name of their kind.
            Err(_) => Box::pin(std::future::ready(Ok(()))),
        });
        self.by_name.insert(K::NAME, handler);
        self
    }

    /// Handles events that no other function handles, those that nothing is known of among them.
    #[must_use]
    pub fn otherwise<F, R>(mut self, handle: F) -> Self
    where
        F: Fn(P::Event, EventContext<P>) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        let handler: Handler<P> = Box::new(move |event, context| Box::pin(handle(event, context)));
        self.otherwise = Some(handler);
        self
    }

    /// Handles the events of a delivery.
    ///
    /// # Errors
    /// A function failed; the events after its own are not handled.
    pub async fn handle(&self, delivery: Delivery<P>) -> Result<(), BoxError> {
        let delivery = Arc::new(delivery);
        for (index, event) in delivery.events().iter().enumerate() {
            if let Some(handler) = self.handler(event) {
                let context = EventContext {
                    delivery: Arc::clone(&delivery),
                    index,
                };
                handler(event.clone(), context).await?;
            }
        }
        Ok(())
    }

    fn handler(&self, event: &P::Event) -> Option<&Handler<P>> {
        let known = event.kind_name().and_then(|name| self.by_name.get(name));
        known.or(self.otherwise.as_ref())
    }
}

impl<P: Deliveries> EventContext<P> {
    /// The delivery that holds the event.
    pub fn delivery(&self) -> &Delivery<P> {
        &self.delivery
    }

    /// The event's position in its delivery, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The event as it was sent, with whatever its type does not name.
    pub fn json(&self) -> Option<&Value> {
        self.delivery.event_json(self.index)
    }
}

impl<P: Deliveries> Default for Handlers<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P: Deliveries> Clone for EventContext<P> {
    fn clone(&self) -> Self {
        Self {
            delivery: Arc::clone(&self.delivery),
            index: self.index,
        }
    }
}

impl<P: Deliveries> fmt::Debug for EventContext<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventContext")
            .field("delivery", &self.delivery)
            .field("index", &self.index)
            .finish()
    }
}

impl<P: Deliveries> fmt::Debug for Handlers<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handlers")
            .field("events", &self.by_name.keys())
            .field("otherwise", &self.otherwise.is_some())
            .finish()
    }
}
