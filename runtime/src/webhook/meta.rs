//! What is known of a provider's deliveries.

use std::time::Duration;

use super::SignatureScheme;

/// What is known of a provider's deliveries.
///
/// Built in statements by `const` setters, so that a new fact breaks no provider that lacks it.
#[derive(Clone, Copy, Debug)]
pub struct WebhookMeta {
    pub(crate) provider: &'static str,
    pub(crate) method: Option<&'static str>,
    pub(crate) encoding: Option<BodyEncoding>,
    pub(crate) signature: Option<SignatureScheme<'static>>,
    pub(crate) id_header: Option<&'static str>,
    pub(crate) events: EventsAt,
    pub(crate) event_name: &'static [EventPath],
    pub(crate) time: Option<EventPath>,
    pub(crate) success: u16,
    pub(crate) timeout: Option<Duration>,
    pub(crate) handshake: Option<Handshake>,
}

/// How the body of a delivery is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyEncoding {
    /// JSON.
    Json,
    /// A form: an object of texts, and of lists where a name comes several times.
    Form,
}

/// Where the events of a delivery stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventsAt {
    /// The delivery is the event.
    Whole,
    /// One event at this path.
    One(&'static str),
    /// A list of events at this path.
    Many(&'static str),
}

/// A path such as `resource.type`, from the event or from the delivery that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventPath {
    /// From the event.
    Event(&'static str),
    /// From the delivery.
    Delivery(&'static str),
}

/// A request that confirms the address of a new webhook and brings its secret: the answer repeats a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Handshake {
    pub(crate) header: &'static str,
    pub(crate) status: u16,
}

impl Handshake {
    /// The header with the secret, and the status of the answer.
    pub const fn echo(header: &'static str, status: u16) -> Self {
        Self { header, status }
    }
}

impl WebhookMeta {
    /// Deliveries of which nothing is known. Receivers answer 200 and give the whole body as one event.
    pub const fn new(provider: &'static str) -> Self {
        Self {
            provider,
            method: None,
            encoding: None,
            signature: None,
            id_header: None,
            events: EventsAt::Whole,
            event_name: &[],
            time: None,
            success: 200,
            timeout: None,
            handshake: None,
        }
    }

    /// The HTTP method; any by default.
    pub const fn method(&mut self, method: &'static str) {
        self.method = Some(method);
    }

    /// How the body is written. By default it is JSON where it reads as JSON.
    pub const fn encoding(&mut self, encoding: BodyEncoding) {
        self.encoding = Some(encoding);
    }

    /// How deliveries are signed.
    pub const fn signature(&mut self, scheme: SignatureScheme<'static>) {
        self.signature = Some(scheme);
    }

    /// The header with the id of a delivery, the same when it is sent again.
    pub const fn id_header(&mut self, name: &'static str) {
        self.id_header = Some(name);
    }

    /// Where the events stand; the whole delivery by default.
    pub const fn events(&mut self, at: EventsAt) {
        self.events = at;
    }

    /// What names an event; several texts are joined by a dot.
    pub const fn event_name(&mut self, paths: &'static [EventPath]) {
        self.event_name = paths;
    }

    /// Where the time of an event or a delivery stands.
    pub const fn time(&mut self, path: EventPath) {
        self.time = Some(path);
    }

    /// The status that acknowledges a delivery; 200 by default.
    pub const fn success(&mut self, status: u16) {
        self.success = status;
    }

    /// How long the provider waits for the answer.
    pub const fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// How a new webhook is confirmed.
    pub const fn handshake(&mut self, handshake: Handshake) {
        self.handshake = Some(handshake);
    }

    /// The provider's name.
    pub fn provider(&self) -> &'static str {
        self.provider
    }

    /// How deliveries are signed, where that is documented.
    pub fn signature_scheme(&self) -> Option<SignatureScheme<'static>> {
        self.signature
    }

    /// How long the provider waits for the answer, where that is documented.
    pub fn answer_within(&self) -> Option<Duration> {
        self.timeout
    }

    /// The header with the id of a delivery, where there is one.
    pub fn id_header_name(&self) -> Option<&'static str> {
        self.id_header
    }
}
