//! Deliveries.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use jiff::Timestamp;
use serde_json::Value;

use super::{
    Deliveries, DeliveryBody as _,
    read::{self, Misfit},
};
use crate::DecodeError;

/// A delivery: its events and its body, typed and as they were sent, and what its request tells.
pub struct Delivery<P: Deliveries> {
    pub(super) route: String,
    pub(super) id: Option<String>,
    pub(super) sent: Option<Timestamp>,
    pub(super) received: Timestamp,
    pub(super) headers: HeaderMap,
    pub(super) bytes: Bytes,
    pub(super) json: Value,
    pub(super) body: Result<P::Delivery, Misfit<P::Event>>,
}

impl<P: Deliveries> Delivery<P> {
    /// The route it arrived at.
    pub fn route(&self) -> &str {
        &self.route
    }

    /// Its id, where the provider sends one. It stands outside of most signatures.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When it was sent, where the signature says so.
    pub fn sent(&self) -> Option<Timestamp> {
        self.sent
    }

    /// When it arrived.
    pub fn received(&self) -> Timestamp {
        self.received
    }

    /// The headers of the request.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The events; none in a heartbeat. Where the body is not what is documented and has no event either, it is
    /// one event of which nothing is known.
    pub fn events(&self) -> &[P::Event] {
        match &self.body {
            Ok(body) => body.events(),
            Err(misfit) => &misfit.events,
        }
    }

    /// Whether it holds no event, and only shows that the webhook works.
    pub fn is_heartbeat(&self) -> bool {
        self.events().is_empty()
    }

    /// The body as it was sent, with whatever the types do not name.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The event at this position as it was sent, with whatever its type does not name.
    pub fn event_json(&self, index: usize) -> Option<&Value> {
        read::items(P::meta(), &self.json).get(index).copied()
    }

    /// When the event at this position happened, or when the delivery was sent, as it was sent; none where no
    /// document says where that stands. Nothing compares it with the clock.
    pub fn event_time(&self, index: usize) -> Option<&Value> {
        let meta = P::meta();
        read::place(meta.time?, &self.json, self.event_json(index)?)
    }

    /// The bytes of the body.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The typed body: the events and what surrounds them.
    ///
    /// # Errors
    /// It does not fit its type; [`events`](Delivery::events) and [`json`](Delivery::json) are there all the same.
    pub fn body(&self) -> Result<&P::Delivery, DecodeError> {
        self.body.as_ref().map_err(|misfit| misfit.problem.clone())
    }

    /// The typed body alone.
    ///
    /// # Errors
    /// As [`body`](Delivery::body).
    pub fn into_body(self) -> Result<P::Delivery, DecodeError> {
        self.body.map_err(|misfit| misfit.problem)
    }

    /// The events alone.
    pub fn into_events(self) -> Vec<P::Event> {
        match self.body {
            Ok(body) => body.into_events(),
            Err(misfit) => misfit.events,
        }
    }
}

impl<P: Deliveries> Clone for Delivery<P> {
    fn clone(&self) -> Self {
        Self {
            route: self.route.clone(),
            id: self.id.clone(),
            sent: self.sent,
            received: self.received,
            headers: self.headers.clone(),
            bytes: self.bytes.clone(),
            json: self.json.clone(),
            body: self.body.clone(),
        }
    }
}

/// Neither route nor content, which may hold secrets and what people wrote.
impl<P: Deliveries> fmt::Debug for Delivery<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("provider", &P::meta().provider)
            .field("id", &self.id)
            .field("sent", &self.sent)
            .field("received", &self.received)
            .field("events", &self.events().len())
            .field("body", &format_args!("{} bytes", self.bytes.len()))
            .finish_non_exhaustive()
    }
}
