//! What generated code tells of a provider's deliveries.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Event, Trust, UnknownEvent, WebhookMeta};
use crate::Tristate;

/// A provider that sends deliveries to webhooks. Its marker type implements it.
///
/// Everything that is verified follows from [`meta`](Deliveries::meta).
pub trait Deliveries: Send + Sync + 'static {
    /// The events.
    type Event: Event;
    /// The body of a delivery.
    type Delivery: DeliveryBody<Event = Self::Event>;
    /// [`Signed`](super::Signed) where the meta has a signature, [`Unsigned`](super::Unsigned) where not.
    type Trust: Trust;

    /// What is known of the deliveries.
    fn meta() -> &'static WebhookMeta;
}

/// The body of a delivery, with its events.
///
/// It reads its events without their names; whoever reads the body names them afterwards, because a name
/// may stand beside an event.
pub trait DeliveryBody: DeserializeOwned + Clone + Debug + Send + Sync + 'static {
    /// The events.
    type Event: Event;

    /// The events, in the order of the body.
    fn events(&self) -> &[Self::Event];

    /// The events, to be named.
    fn events_mut(&mut self) -> &mut [Self::Event];

    /// The events alone.
    fn into_events(self) -> Vec<Self::Event>;
}

/// The body of a delivery of which no document says what it looks like: one event, which is all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawDelivery<E = UnknownEvent>(E);

impl<'de, E: Event> serde::Deserialize<'de> for RawDelivery<E> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Value::deserialize(deserializer)?;
        Ok(Self(UnknownEvent::new(None, json).into()))
    }
}

impl<E: Event> DeliveryBody for RawDelivery<E> {
    type Event = E;

    fn events(&self) -> &[E] {
        std::slice::from_ref(&self.0)
    }

    fn events_mut(&mut self) -> &mut [E] {
        std::slice::from_mut(&mut self.0)
    }

    fn into_events(self) -> Vec<E> {
        vec![self.0]
    }
}

/// A field that holds events: one, a list, or none.
#[doc(hidden)]
pub trait HoldsEvents<E> {
    fn as_events(&self) -> &[E];
    fn as_events_mut(&mut self) -> &mut [E];
    fn into_events(self) -> Vec<E>;
}

impl<E: Event> HoldsEvents<E> for E {
    fn as_events(&self) -> &[E] {
        std::slice::from_ref(self)
    }

    fn as_events_mut(&mut self) -> &mut [E] {
        std::slice::from_mut(self)
    }

    fn into_events(self) -> Vec<E> {
        vec![self]
    }
}

impl<E: Event> HoldsEvents<E> for Vec<E> {
    fn as_events(&self) -> &[E] {
        self
    }

    fn as_events_mut(&mut self) -> &mut [E] {
        self
    }

    fn into_events(self) -> Vec<E> {
        self
    }
}

impl<E: Event, H: HoldsEvents<E>> HoldsEvents<E> for Option<H> {
    fn as_events(&self) -> &[E] {
        self.as_ref().map_or(&[], H::as_events)
    }

    fn as_events_mut(&mut self) -> &mut [E] {
        self.as_mut().map_or(&mut [], H::as_events_mut)
    }

    fn into_events(self) -> Vec<E> {
        self.map(H::into_events).unwrap_or_default()
    }
}

impl<E: Event, H: HoldsEvents<E>> HoldsEvents<E> for Tristate<H> {
    fn as_events(&self) -> &[E] {
        match self {
            Self::Value(events) => events.as_events(),
            Self::Absent | Self::Null => &[],
        }
    }

    fn as_events_mut(&mut self) -> &mut [E] {
        match self {
            Self::Value(events) => events.as_events_mut(),
            Self::Absent | Self::Null => &mut [],
        }
    }

    fn into_events(self) -> Vec<E> {
        match self {
            Self::Value(events) => events.into_events(),
            Self::Absent | Self::Null => Vec::new(),
        }
    }
}
