//! Events: deliveries of a derived enum, signed and received.

use std::sync::{Arc, Mutex};

use bindery::webhook::{
    Deliveries as _, Endpoint, Event, EventKind as _, Handlers, Incoming, Outcome, Receiver,
    SignatureScheme, Signer, UnknownEvent,
};
use bindery::{Provider, Secret};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Event)]
#[event(
    name = "Acme",
    type_field("/kind", "action"),
    list = "events",
    delivery = Envelope,
    field = events,
    signature(
        hmac = sha512,
        headers("X-Acme-Signature"),
        encoding = base64,
        prefix = "v1=",
        over = "{timestamp}.{body}",
        timestamp_header = "X-Acme-Time",
        tolerance = 60
    ),
    id_header = "X-Acme-Delivery",
    success = 202
)]
enum AcmeEvent {
    #[event(kind = NoteCreated)]
    #[serde(rename = "note.created")]
    NoteCreated(Note),
    #[serde(rename = "note.deleted")]
    Gone(bindery::Json),
    Unknown(UnknownEvent),
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Note {
    id: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Envelope {
    events: Vec<AcmeEvent>,
}

/// An event with its own name, alone in its delivery, which nothing verifies.
#[derive(Clone, Debug, Event)]
#[event(provider = Plain, type_field("type"))]
#[serde(rename_all = "snake_case")]
enum PlainEvent {
    Ping(Note),
    Unknown(UnknownEvent),
}

#[derive(Provider)]
#[provider(base_url = "https://plain.example")]
struct Plain;

fn scheme() -> SignatureScheme<'static> {
    AcmeEvent::meta().signature_scheme().expect("a signature")
}

#[tokio::test]
async fn deliveries_are_verified_and_typed() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (created, others) = (Arc::clone(&seen), Arc::clone(&seen));
    let handlers = Handlers::<AcmeEvent>::new()
        .on(NoteCreated, move |note: Note, _| {
            created.lock().unwrap().push(note.id);
            async { Ok(()) }
        })
        .otherwise(move |event: AcmeEvent, _| {
            let name = event.name().unwrap_or_default().to_owned();
            others.lock().unwrap().push(name);
            async { Ok(()) }
        });
    let receiver = Receiver::<AcmeEvent>::new(Secret::from("s3cret"));
    let endpoint = Endpoint::new(receiver, handlers);
    let body = r#"{"kind":"note","events":[{"action":"created","id":"n1"},{"action":"deleted"},{"action":"new"}]}"#;
    let signed = Signer::new(scheme(), "s3cret")
        .sent(jiff::Timestamp::now())
        .sign(body)
        .unwrap();
    assert!(
        signed.headers["X-Acme-Signature"]
            .to_str()
            .unwrap()
            .starts_with("v1=")
    );
    let incoming = |body: &str| Incoming::new("/hooks", signed.headers.clone(), body.to_owned());
    let answer = endpoint.respond(incoming(body)).await;
    assert_eq!(answer.status(), 202);
    assert_eq!(*seen.lock().unwrap(), ["n1", "note.deleted", "note.new"]);
    let changed = body.replace("n1", "n2");
    assert_eq!(endpoint.respond(incoming(&changed)).await.status(), 401);
    assert_eq!(seen.lock().unwrap().len(), 3);
    assert_eq!(NoteCreated::NAME, "note.created");
}

#[tokio::test]
async fn a_provider_may_be_the_marker_and_sign_nothing() {
    let body = r#"{"type":"ping","id":"n"}"#;
    let incoming = Incoming::new("/hooks", http::HeaderMap::new(), body);
    let Outcome::Delivery(delivery, _) = Receiver::<Plain>::unsigned().receive(incoming).await
    else {
        panic!("a delivery");
    };
    assert!(matches!(
        delivery.peek().events(),
        [PlainEvent::Ping(note)] if note.id == "n"
    ));
}
