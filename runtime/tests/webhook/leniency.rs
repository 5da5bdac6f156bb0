//! What a receiver tolerated, and who gets to know.

use std::sync::{Arc, Mutex};

use bindery::{
    __codegen::v1 as rt,
    Secret, Tolerated,
    webhook::{
        Deliveries, EventPath, EventsAt, Incoming, RawDelivery, Receiver, Signed, Signer,
        UnknownEvent, WebhookMeta,
    },
};

use super::acme::{HandClock, SCHEME, SECRET, body, delivered, receiver, signed};

type Report = Arc<Mutex<Vec<(String, String, Tolerated)>>>;

fn kept(report: &Report) -> Vec<(String, String, Tolerated)> {
    std::mem::take(&mut report.lock().expect("a report"))
}

fn reporting<P: Deliveries>(receiver: Receiver<P>) -> (Receiver<P>, Report) {
    let report = Report::default();
    let kept = Arc::clone(&report);
    let receiver = receiver.on_leniency(move |found| {
        kept.lock().expect("a report").push((
            found.operation.clone(),
            found.path.clone(),
            found.tolerated,
        ));
    });
    (receiver, report)
}

fn found(operation: &str, path: &str, tolerated: Tolerated) -> (String, String, Tolerated) {
    (operation.to_owned(), path.to_owned(), tolerated)
}

#[tokio::test]
async fn what_is_as_documented_is_not_reported() {
    let (receiver, report) = reporting(receiver(&HandClock::default()));
    let incoming = signed(SECRET, "a", 0, &body("note", "created"));
    let _ = delivered(receiver.receive(incoming).await);
    assert_eq!(kept(&report), []);
}

#[tokio::test]
async fn events_and_what_surrounds_them_are_reported_once() {
    let (receiver, report) = reporting(receiver(&HandClock::default()));
    let receiver = receiver.clone();
    let text = r#"{"events":[{"on":{"kind":"note","action":"starred"},"id":"n"},
        {"on":{"kind":"note","action":"created"},"id":7,"stars":null},{"id":"n"}]}"#;
    let (_, receipt) = delivered(receiver.receive(signed(SECRET, "a", 0, text)).await);
    let expected = [
        found("delivery", "", Tolerated::Delivery),
        found("note.starred", "events[0]", Tolerated::Event),
        found("note.created", "events[1]", Tolerated::EventValue),
        found("delivery", "events[2]", Tolerated::Event),
    ];
    assert_eq!(kept(&report), expected);

    // The same delivery again is answered, and not reported again.
    let _ = receipt.accept().await;
    let _ = receiver.receive(signed(SECRET, "a", 0, text)).await;
    assert_eq!(kept(&report), []);
    let _ = receiver.receive(signed("wrong", "b", 0, text)).await;
    assert_eq!(kept(&report), [], "nothing forged is read");
}

/// A provider of events that are not documented at all.
struct Raw;

impl Deliveries for Raw {
    type Event = UnknownEvent;
    type Delivery = RawDelivery;
    type Trust = Signed;

    fn meta() -> &'static WebhookMeta {
        static META: WebhookMeta = {
            let mut meta = WebhookMeta::new("Raw");
            meta.signature(bindery::webhook::SignatureScheme::static_token(&[
                "x-token",
            ]));
            meta
        };
        &META
    }
}

#[tokio::test]
async fn where_nothing_is_documented_nothing_is_tolerated() {
    let (receiver, report) = reporting(Receiver::<Raw>::new(Secret::from(SECRET)));
    let scheme = Raw::meta().signature_scheme().expect("a scheme");
    let signed = Signer::new(scheme, SECRET)
        .sign("{\"a\":1}")
        .expect("a token");
    let incoming = Incoming::new("/", signed.headers, signed.body);
    let _ = delivered(receiver.receive(incoming).await);
    assert_eq!(kept(&report), []);
}

/// A note whose color is an open enum.
#[derive(Clone, Debug, PartialEq)]
struct Painted {
    color: Color,
}

rt::object! { Painted { color } }

#[derive(Clone, Debug, PartialEq)]
enum Color {
    Red,
    Unknown(String),
}

impl Color {
    fn values() -> &'static [(Self, &'static str)] {
        &[(Self::Red, "red")]
    }
}

rt::open_enum! { Color }

#[derive(Clone, Debug, PartialEq)]
enum PaintedEvent {
    Done(Painted),
    Unknown(UnknownEvent),
}

rt::events! { PaintedEvent, Done = "done" }

#[derive(Clone, Debug, PartialEq)]
struct Envelope {
    kind: Color,
    of: PaintedEvent,
}

rt::object! { Envelope { kind, of } }

rt::delivery_body! { Envelope, PaintedEvent in of }

struct Painter;

impl Deliveries for Painter {
    type Event = PaintedEvent;
    type Delivery = Envelope;
    type Trust = Signed;

    fn meta() -> &'static WebhookMeta {
        static META: WebhookMeta = {
            let mut meta = WebhookMeta::new("Painter");
            meta.encoding(rt::BodyEncoding::Json);
            meta.signature(SCHEME.over("{body}"));
            meta.events(EventsAt::One("of"));
            meta.event_name(&[EventPath::Delivery("is")]);
            meta
        };
        &META
    }
}

#[tokio::test]
async fn values_within_an_event_and_beside_it_are_reported_with_their_place() {
    let (receiver, report) = reporting(Receiver::<Painter>::new(Secret::from(SECRET)));
    let receiver = receiver.clock(HandClock::default());
    let text = r#"{"kind":"blue","is":"done","of":{"color":"green"}}"#;
    let scheme = Painter::meta().signature_scheme().expect("a scheme");
    let provider = Signer::new(scheme, SECRET).sent(jiff::Timestamp::UNIX_EPOCH);
    let signed = provider.sign(text).expect("a signature");
    let incoming = Incoming::new("/", signed.headers, signed.body);
    let (delivery, _) = delivered(receiver.receive(incoming).await);
    let [PaintedEvent::Done(painted)] = delivery.events() else {
        panic!("{:?}", delivery.events());
    };
    assert_eq!(painted.color, Color::Unknown("green".to_owned()));
    let expected = [
        found("delivery", "kind", Tolerated::EnumValue),
        found("done", "of.color", Tolerated::EnumValue),
    ];
    assert_eq!(kept(&report), expected);
}
