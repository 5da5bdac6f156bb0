//! Events, their kinds, and those that nothing is known of.

use std::fmt::Debug;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::DecodeError;

/// The events of a provider: an enum with one variant per documented event, and one for any other.
///
/// Generated code implements it, and the derive of the same name does.
pub trait Event: From<UnknownEvent> + Clone + Debug + Send + Sync + 'static {
    /// The event of this name. One that is not documented, and one that does not fit its type, keeps its JSON.
    fn read(name: Option<&str>, json: Value) -> Self;

    /// The name, where the delivery holds one.
    fn name(&self) -> Option<&str>;

    /// The documented name; none of an event that is not documented or does not fit its type.
    fn kind_name(&self) -> Option<&'static str>;
}

/// One kind of event, as a value: what a handler is registered for.
pub trait EventKind: Copy + Send + Sync + 'static {
    /// The events it is one of.
    type Event: Event;
    /// What an event of this kind holds.
    type Payload: Send + 'static;

    /// Its name on the wire.
    const NAME: &'static str;

    /// What the event holds, where it is of this kind.
    fn payload(event: &Self::Event) -> Option<&Self::Payload>;

    /// What the event holds, where it is of this kind.
    ///
    /// # Errors
    /// The event itself, where it is of another.
    fn into_payload(event: Self::Event) -> Result<Self::Payload, Self::Event>;
}

/// A kind of event of which the body of a delivery is known, for tests: `testing::delivery` signs it.
///
/// Generated kinds have one where the spec shows a delivery of the event, or of another event of the same type.
pub trait SampleDelivery: EventKind {
    /// The body of a delivery of this event: what the spec shows, or that of another event of the same type
    /// under this name.
    const DELIVERY: &'static str;
}

/// An event that is not documented, or that does not fit its type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// Its name, where the delivery holds one.
    pub name: Option<String>,
    /// The event as it was delivered.
    pub json: Value,
    /// Why it does not fit its type, where its name is documented.
    pub problem: Option<DecodeError>,
}

impl UnknownEvent {
    /// An event of no documented name.
    pub fn new(name: Option<&str>, json: Value) -> Self {
        Self {
            name: name.map(str::to_owned),
            json,
            problem: None,
        }
    }

    /// An event that does not fit its type.
    pub fn misfit(name: Option<&str>, json: Value, problem: DecodeError) -> Self {
        Self {
            problem: Some(problem),
            ..Self::new(name, json)
        }
    }
}

/// As it was delivered.
impl Serialize for UnknownEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// On its own an event has no name; the delivery that holds it knows its name.
impl<'de> Deserialize<'de> for UnknownEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|json| Self::new(None, json))
    }
}

/// Two are equal when they were delivered alike.
impl PartialEq for UnknownEvent {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.json == other.json
    }
}

/// What a provider sends of which nothing is known but that it is an event.
impl Event for UnknownEvent {
    fn read(name: Option<&str>, json: Value) -> Self {
        Self::new(name, json)
    }

    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    fn kind_name(&self) -> Option<&'static str> {
        None
    }
}
