//! What decoding tolerated, so that people see an API change before it breaks them.

use std::{fmt, sync::Arc};

/// A value that is not what the provider's documents say and was taken all the same, in an answer or in what is
/// sent to a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Leniency {
    /// The name of the operation, such as `webhooks.list`, or of the event, such as `record.updated`; `delivery`
    /// for what surrounds the events of a delivery, and for events without a name.
    pub operation: String,
    /// Where in the body, such as `data[3].status`.
    pub path: String,
    /// What was tolerated.
    pub tolerated: Tolerated,
}

/// What was tolerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tolerated {
    /// An enum has a value that is not documented; it is kept.
    EnumValue,
    /// A union has a variant that is not documented; its JSON is kept.
    UnionVariant,
    /// A union has a documented variant whose value does not fit it; its JSON is kept as that of an unknown
    /// variant.
    UnionValue,
    /// A member that always has the same value has another one; it is kept.
    Constant,
    /// A date and time, a length of time or a URL does not look like one; its text is kept.
    Text,
    /// A required member is missing and was taken as empty, as
    /// [`CallOptions::lenient`](crate::CallOptions::lenient) allows.
    MissingMember,
    /// An event is not documented; its JSON is kept.
    Event,
    /// An event does not fit its type; its JSON is kept as that of an unknown event.
    EventValue,
    /// What surrounds the events of a delivery does not fit its type; its JSON and the events are kept.
    Delivery,
}

/// Whom leniencies are reported to.
#[derive(Clone)]
pub(crate) struct Sink(pub(crate) Arc<dyn Fn(&Leniency) + Send + Sync>);

impl fmt::Debug for Sink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sink(..)")
    }
}
