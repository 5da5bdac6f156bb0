//! A provider that signs a timestamp and sends ids, made of the macros that generated code calls.

use std::{sync::Arc, time::Duration};

use bindery::{
    __codegen::v1 as rt,
    BoxFuture, Clock, Secret,
    webhook::{
        Algorithm, Delivery, EventPath, EventsAt, Handshake, Incoming, Outcome, Reason, Receiver,
        SignatureScheme, Signed, Signer, WebhookMeta,
    },
};
use jiff::Timestamp;

/// A note was written.
#[derive(Clone, Debug, PartialEq, rt::Deserialize, rt::Serialize)]
#[serde(crate = "rt::serde")]
pub struct Note {
    pub id: String,
    pub stars: Option<u8>,
}

/// The events.
#[derive(Clone, Debug, PartialEq)]
pub enum AcmeEvent {
    NoteCreated(Note),
    NoteDeleted(Note),
    Unknown(rt::UnknownEvent),
}

rt::events! {
    AcmeEvent,
    NoteCreated = "note.created",
    NoteDeleted = "note.deleted",
}

/// A kind.
#[derive(Clone, Copy, Debug)]
pub struct NoteCreated;

rt::event_kind! { NoteCreated = "note.created", AcmeEvent::NoteCreated(Note) }

/// The body.
#[derive(Clone, Debug, PartialEq, rt::Deserialize)]
#[serde(crate = "rt::serde")]
pub struct Body {
    pub account: u32,
    pub events: Vec<AcmeEvent>,
}

rt::delivery_body! { Body, AcmeEvent in events }

#[derive(Clone, Copy, Debug)]
pub struct Acme;

pub const SCHEME: SignatureScheme<'static> =
    SignatureScheme::hmac(Algorithm::Sha256, &["acme-signature"])
        .prefix("v1=")
        .over("{id}.{timestamp}.{body}")
        .timestamp_header("acme-time")
        .tolerance(Duration::from_secs(60));

impl rt::Deliveries for Acme {
    type Event = AcmeEvent;
    type Delivery = Body;
    type Trust = Signed;

    fn meta() -> &'static WebhookMeta {
        static META: WebhookMeta = {
            let mut meta = WebhookMeta::new("Acme");
            meta.method("POST");
            meta.encoding(rt::BodyEncoding::Json);
            meta.signature(SCHEME);
            meta.id_header("acme-id");
            meta.events(EventsAt::Many("events"));
            meta.event_name(&[EventPath::Event("on.kind"), EventPath::Event("on.action")]);
            meta.success(202);
            meta.handshake(Handshake::echo("acme-secret", 204));
            meta
        };
        &META
    }
}

pub const ROUTE: &str = "/hooks/1";
pub const SECRET: &str = "s3cret";

/// A body with one event of this name.
pub fn body(kind: &str, action: &str) -> String {
    format!(
        r#"{{"account":7,"events":[{{"on":{{"kind":"{kind}","action":"{action}"}},"id":"n1","stars":2,"new":true}}]}}"#
    )
}

/// A signed request, sent at this second.
pub fn signed(secret: &str, id: &str, second: i64, body: &str) -> Incoming {
    let sent = Timestamp::from_second(second).expect("a time");
    let signer = Signer::new(SCHEME, secret).id("acme-id", id).sent(sent);
    let delivery = signer.sign(body.to_owned()).expect("a delivery");
    Incoming::new(ROUTE, delivery.headers, delivery.body)
}

/// A receiver with one secret and a clock that tests move.
pub fn receiver(clock: &HandClock) -> Receiver<Acme> {
    Receiver::new(Secret::from(SECRET)).clock(clock.clone())
}

pub fn delivered<D>(outcome: Outcome<D>) -> (D, bindery::webhook::Receipt) {
    match outcome {
        Outcome::Delivery(delivery, receipt) => (delivery, receipt),
        Outcome::Respond(answer) => panic!("answered: {answer:?}"),
        Outcome::Reject(rejection) => panic!("rejected: {rejection}"),
        _ => panic!("something else"),
    }
}

/// Asserts a delivery that nobody answers.
pub fn taken<D>(outcome: Outcome<D>) {
    let _ = delivered(outcome);
}

pub fn rejected<D>(outcome: Outcome<D>) -> Reason {
    match outcome {
        Outcome::Reject(rejection) => rejection.reason(),
        Outcome::Respond(answer) => panic!("answered: {answer:?}"),
        _ => panic!("taken"),
    }
}

pub fn answered<D>(outcome: Outcome<D>) -> bindery::webhook::Answer {
    match outcome {
        Outcome::Respond(answer) => answer,
        Outcome::Reject(rejection) => panic!("rejected: {rejection}"),
        _ => panic!("taken"),
    }
}

/// Asserts a delivery of one event.
pub fn only_event(delivery: &Delivery<Acme>) -> &AcmeEvent {
    let [event] = delivery.events() else {
        panic!("{delivery:?}");
    };
    event
}

/// A clock that tests move; it begins with the first second of 1970.
#[derive(Clone, Debug, Default)]
pub struct HandClock(Arc<std::sync::Mutex<Duration>>);

impl HandClock {
    pub fn advance(&self, by: Duration) {
        *self.0.lock().expect("a clock") += by;
    }
}

impl Clock for HandClock {
    fn monotonic(&self) -> Duration {
        *self.0.lock().expect("a clock")
    }

    fn wall(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH + self.monotonic()
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}
