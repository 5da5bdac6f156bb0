//! What the provider sends to webhooks.

mod change;
mod delivery;
mod filter;
mod handshake;
mod payload;
mod retries;
mod roles;
mod signature;
mod subscribers;

use std::sync::Arc;

use bindery_codegen::ir::{Events, Resolved};
use bindery_codegen::suggest::closest;
use serde_json::Value;

pub(crate) use change::changed;
pub use delivery::Delivered;
pub(crate) use handshake::shake_hands;
pub(crate) use retries::{Retries, send_due};
pub(crate) use signature::public_key;

use crate::provider::Provider;
use delivery::Delivery;

/// The name of deliveries without events.
const HEARTBEAT: &str = "heartbeat";

/// Why nothing was emitted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EmitError {
    /// The spec has no section on events.
    #[error("the spec says nothing of events")]
    NoEvents,
    /// The spec has no such event.
    #[error("there is no event {name:?}{}", hint(.near.as_deref()))]
    Unknown {
        /// The name that was asked for.
        name: String,
        /// The documented one that is nearest.
        near: Option<String>,
    },
    /// The mock was stopped on the way.
    #[error("the mock was stopped")]
    Stopped,
}

fn hint(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| format!("; did you mean {near:?}?"))
}

/// Delivers an event to every webhook that subscribed to it. Without an event to deliver, the spec's example
/// is. What is told is how the first attempts ended.
pub(crate) async fn emit(
    provider: &Arc<Provider>,
    name: &str,
    event: Option<&Value>,
) -> Result<Vec<Delivered>, EmitError> {
    let events = provider.api().events.as_ref().ok_or(EmitError::NoEvents)?;
    if event.is_none() {
        documented(events, name)?;
    }
    let mut delivered = Vec::new();
    let told = payload::event(provider.api(), events, name, event);
    for subscriber in subscribers::of(provider, events, name, &told) {
        let body = payload::body(provider.api(), events, name, event, &subscriber);
        let delivery = Delivery::new(provider, events, name, subscriber, &body);
        delivered.push(retries::send(provider, delivery).await);
    }
    Ok(delivered)
}

fn documented(events: &Events<Resolved>, name: &str) -> Result<(), EmitError> {
    let names = || events.events.iter().map(|event| event.name.value.as_str());
    if names().any(|known| known == name) || (name == HEARTBEAT && events.heartbeat.is_some()) {
        return Ok(());
    }
    Err(EmitError::Unknown {
        name: name.to_owned(),
        near: closest(name, names()).map(str::to_owned),
    })
}
