//! Receiving webhooks: requests that a provider sends are verified first and read afterwards.
//!
//! A [`Receiver`] does no I/O. A request goes in as [`Incoming`], and an [`Outcome`] comes out: a delivery
//! with typed events, an answer to give, or a rejection. An [`Endpoint`] joins it with who takes the
//! deliveries over, a [`queue`] or [`Handlers`], and answers; any framework needs no more.
//!
//! A generated client has a module `events` with the provider's [`Deliveries`], its enum of events, a kind
//! for each of them, and a function that makes the receiver. What a provider of one's own needs is this:
//!
//! ```
//! use bindery::webhook::{
//!     Algorithm, Deliveries, Endpoint, EventPath, EventsAt, Handlers, Incoming, RawDelivery, Receiver,
//!     SignatureScheme, Signed, Signer, UnknownEvent, WebhookMeta,
//! };
//! use bindery::Secret;
//!
//! struct Acme;
//!
//! impl Deliveries for Acme {
//!     type Event = UnknownEvent;
//!     type Delivery = RawDelivery;
//!     type Trust = Signed;
//!
//!     fn meta() -> &'static WebhookMeta {
//!         static META: WebhookMeta = {
//!             let mut meta = WebhookMeta::new("Acme");
//!             meta.signature(SignatureScheme::hmac(Algorithm::Sha256, &["x-acme-signature"]));
//!             meta.event_name(&[EventPath::Event("type")]);
//!             meta
//!         };
//!         &META
//!     }
//! }
//!
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! let handlers = Handlers::<Acme>::new().otherwise(async |event: UnknownEvent, _| {
//!     println!("{:?}: {}", event.name, event.json);
//!     Ok(())
//! });
//! let endpoint = Endpoint::new(Receiver::<Acme>::new(Secret::from("s3cret")), handlers);
//!
//! let scheme = Acme::meta().signature_scheme().ok_or("signed")?;
//! let signed = Signer::new(scheme, "s3cret").sign("{\"type\":\"note.created\"}")?;
//! let response = endpoint
//!     .respond(Incoming::new("/hooks/1", signed.headers, signed.body))
//!     .await;
//! assert_eq!(response.status(), 200);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The [`guide`] leads from a registered webhook to handled events.
//!
//! # With a framework
//!
//! With the features `tower` and `hyper` an [`Endpoint`] is a service of these; `axum` adds a router and an
//! extractor. Elsewhere make an [`Incoming`] of an [`http::Request`] and give what
//! [`respond`](Endpoint::respond) answers.
//!
//! # What holds
//!
//! - Nothing reads a body before it is verified, except for a [`hint`](Incoming::hint) that says so.
//! - Signatures are compared in constant time, and must be written as documented: hexadecimal digits in
//!   upper case are refused where lower case is documented.
//! - Several secrets are valid at once while one replaces another. [`Secrets`] are looked up by the route.
//! - A handshake is taken only while [`ExpectedHandshakes`] expect it.
//! - Where no signature is documented, deliveries come as [`Unverified`].
//! - An event that is not documented, or does not fit its type, keeps its JSON and fails no delivery. Neither does
//!   what surrounds the events: [`Delivery::body`] says what is wrong with it.
//!   [`on_leniency`](Receiver::on_leniency) is told of each.
//! - A delivery is acknowledged once it was handed over. Until then another attempt is answered 503, and
//!   after it is acknowledged and not given again.
//!
//! An id in a header that the signature does not cover can be changed by whoever records a delivery, who can
//! so make it arrive twice. Handlers should do no harm twice, as they must where a provider delivers at least
//! once.

mod any;
#[cfg(feature = "axum")]
pub mod axum;
mod deliveries;
mod delivery;
mod duplicates;
mod encoding;
mod endpoint;
mod event;
mod handlers;
mod handshake;
#[cfg(feature = "hyper")]
mod hyper;
mod incoming;
mod mac;
mod message;
mod meta;
mod outcome;
mod queue;
pub(crate) mod read;
mod receipt;
mod receiver;
mod rejection;
#[cfg(feature = "testing")]
pub(crate) mod sample;
mod scheme;
mod secrets;
mod signer;
mod sink;
#[cfg(feature = "tower")]
mod tower;
mod trust;
mod unverified;
mod url_secret;
mod verifier;
mod verify;
#[cfg(any(feature = "axum", feature = "hyper", feature = "tower"))]
mod whole;

#[doc = include_str!("../../docs/receiving-webhooks.md")]
pub mod guide {}

pub use self::{
    any::{AnyDelivery, AnyEvent, AnyReceiver},
    deliveries::{Deliveries, DeliveryBody, RawDelivery},
    delivery::Delivery,
    duplicates::{Claim, Duplicates, RecentDeliveries},
    encoding::Encoding,
    endpoint::Endpoint,
    event::{Event, EventKind, SampleDelivery, UnknownEvent},
    handlers::{EventContext, Handlers},
    handshake::{ExpectedHandshake, ExpectedHandshakes, Handshakes},
    incoming::Incoming,
    meta::{BodyEncoding, EventPath, EventsAt, Handshake, WebhookMeta},
    outcome::{Answer, Answered, Outcome},
    queue::{Queue, QueueFull, Queued, queue},
    receipt::Receipt,
    receiver::Receiver,
    rejection::{Reason, Rejection},
    scheme::{Algorithm, SignatureKind, SignatureScheme},
    secrets::{BoxError, Lookup, Secrets, SecretsByRoute},
    signer::{SignError, SignedDelivery, Signer},
    sink::Sink,
    trust::{Signed, Trust, Unsigned},
    unverified::Unverified,
    verifier::Verifier,
};
#[doc(hidden)]
pub use self::{
    deliveries::HoldsEvents,
    read::{event, unknown},
};
/// Makes an enum the events of a provider; the crate `bindery-macros` is its guide.
#[cfg(feature = "macros")]
pub use bindery_macros::Event;
