//! What a provider sends to webhook URLs.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{
    Evidence, Example, JsonPath, Method, Prose, Rules, SourceRef, Spanned, Stage, StatusPattern,
    TypeExpr, WireName,
};

/// A value that the documents state, or that is known to be unknown.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "MaybeKnown_{T}")]
pub enum MaybeKnown<T> {
    /// The documents state it.
    Known {
        /// The value.
        value: T,
    },
    /// No document states it.
    Unknown,
}

/// Deliveries and their events.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Events<S: Stage> {
    /// What people should know of them.
    pub description: Prose<S>,
    /// Method of the delivery's request.
    pub method: Spanned<MaybeKnown<Method>>,
    /// Encoding of the delivery's body, such as `json`.
    pub encoding: Spanned<MaybeKnown<String>>,
    /// Type of the delivery's body.
    pub delivery: Spanned<MaybeKnown<S::Type>>,
    /// Paths from the event to what names it; several are joined by a dot. A path that begins
    /// with `/` begins at the delivery.
    pub type_field: Vec<Spanned<EventPath>>,
    /// Where a delivery holds several events.
    pub items: Option<Spanned<JsonPath>>,
    /// The enum of all event names.
    pub event_enum: Option<Spanned<S::Type>>,
    /// Header with the delivery's id.
    pub id_header: Option<Spanned<WireName>>,
    /// Where a delivery has its time.
    pub time_field: Option<Spanned<EventPath>>,
    /// Statuses by which a receiver accepts.
    pub success_status: Vec<Spanned<StatusPattern>>,
    /// How long the provider waits for the answer, in seconds.
    pub timeout: Option<Spanned<u64>>,
    /// How a delivery is tried again, as written: `10 over 3d`.
    pub retries: Option<Spanned<String>>,
    /// What happens when it gives up, as written.
    pub gives_up: Option<Spanned<String>>,
    /// What is guaranteed, as written.
    pub guarantee: Option<Spanned<String>>,
    /// Deliveries without events.
    pub heartbeat: Option<Spanned<Heartbeat>>,
    /// How often deliveries come at most, as written.
    pub max_rate: Option<Spanned<String>>,
    /// How deliveries are signed.
    pub signature: Signature<S>,
    /// How a webhook is confirmed.
    pub handshake: Option<Handshake<S>>,
    /// Settings whose value is `unknown`: name and place.
    pub unknown: Vec<Spanned<String>>,
    /// Sources of the settings, by the setting's name.
    pub setting_sources: IndexMap<String, Vec<SourceRef>>,
    /// The events.
    pub events: Vec<Event<S>>,
    /// Examples of deliveries and handshakes.
    pub examples: Vec<Example<S>>,
    /// Text for the reference only.
    pub notes: Prose<S>,
    /// Where the section stands.
    pub span: Span,
}

/// A path from the event, or from the delivery that holds it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EventPath {
    /// True where the path begins at the delivery.
    pub from_delivery: bool,
    /// The path.
    pub path: JsonPath,
}

/// Deliveries without events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Heartbeat {
    /// Seconds between two of them.
    pub every_seconds: u64,
}

/// How deliveries are signed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Signature<S: Stage> {
    /// The kind.
    pub kind: Spanned<SignatureKind>,
    /// Headers that hold it; all that are present must agree.
    pub headers: Vec<Spanned<WireName>>,
    /// The hash, such as `sha256`.
    pub algorithm: Option<Spanned<String>>,
    /// How it is written.
    pub encoding: Option<Spanned<SignatureEncoding>>,
    /// Text before it, such as `sha256=`.
    pub prefix: Option<Spanned<String>>,
    /// What is signed: `{body}`, or a text with `{timestamp}`, `{id}` and `{body}`.
    pub over: Option<Spanned<String>>,
    /// The header that brings the timestamp, in seconds since 1970.
    pub timestamp: Option<Spanned<WireName>>,
    /// Where the key comes from.
    pub key: Option<Spanned<SignatureKey<S>>>,
    /// How the key is written.
    pub key_encoding: Option<Spanned<SignatureEncoding>>,
    /// How old a signed timestamp may be, in seconds.
    pub tolerance: Option<Spanned<u64>>,
}

/// The kinds of signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignatureKind {
    /// A keyed hash.
    Hmac,
    /// An Ed25519 signature.
    Ed25519,
    /// A fixed token in a header.
    StaticToken,
    /// A document says that there is none.
    None,
    /// No document says whether there is one.
    Unknown,
}

/// How a signature or key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignatureEncoding {
    /// Its text is its bytes.
    Text,
    /// Hexadecimal.
    Hex,
    /// Base64.
    Base64,
}

/// Where the key of a signature comes from.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum SignatureKey<S: Stage> {
    /// A field of a type that the API returns.
    Field {
        /// The type.
        #[serde(rename = "type")]
        ty: S::Type,
        /// The field.
        field: WireName,
    },
    /// The handshake.
    Handshake,
}

/// How a webhook is confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Handshake<S: Stage> {
    /// What the receiver answers.
    pub echo: Spanned<HandshakeEcho>,
    /// Statuses to answer with.
    pub statuses: Vec<Spanned<StatusPattern>>,
    /// The operation during which it happens.
    pub during: Option<Spanned<S::Operation>>,
}

/// What a receiver answers to a handshake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HandshakeEcho {
    /// The header of this name, with the value it came with.
    Header {
        /// The header.
        name: WireName,
    },
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Event<S: Stage> {
    /// Its name.
    pub name: Spanned<String>,
    /// Its body.
    #[serde(rename = "type")]
    pub ty: TypeExpr<S>,
    /// Rules, of which only `deprecated` is useful.
    pub rules: Rules,
    /// When it fires.
    pub description: Prose<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}
