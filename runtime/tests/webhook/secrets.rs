//! Where secrets come from.

use bindery::{
    Secret,
    webhook::{Answered, Incoming, Lookup, Reason, Receiver, SecretsByRoute},
};

use super::acme::{Acme, HandClock, SECRET, answered, body, rejected, signed, taken};

fn by(secrets: impl bindery::webhook::Secrets + 'static) -> Receiver<Acme> {
    Receiver::new(secrets)
        .clock(HandClock::default())
        .with_duplicates()
}

fn delivery(secret: &str) -> Incoming {
    signed(secret, "a", 0, &body("note", "created"))
}

#[tokio::test]
async fn while_one_secret_replaces_another_both_are_right() {
    let secrets = SecretsByRoute::new();
    let receiver = by(secrets.clone());
    assert_eq!(
        rejected(receiver.receive(delivery("old")).await),
        Reason::UnknownRoute
    );
    secrets.add("/hooks/1", "old");
    secrets.add("/hooks/1", "new");
    taken(receiver.receive(delivery("old")).await);
    taken(receiver.receive(delivery("new")).await);
    secrets.set("/hooks/1", "new");
    assert_eq!(
        rejected(receiver.receive(delivery("old")).await),
        Reason::WrongSignature
    );
    taken(receiver.receive(delivery("new")).await);
}

#[tokio::test]
async fn what_arrives_for_a_deleted_webhook_is_acknowledged_and_not_given() {
    let secrets = SecretsByRoute::new();
    let receiver = by(secrets.clone());
    secrets.add("/hooks/1", SECRET);
    secrets.delete("/hooks/1");
    let answer = answered(receiver.receive(delivery(SECRET)).await);
    assert_eq!(
        (answer.reason(), answer.status().as_u16()),
        (Answered::Deleted, 202)
    );
    secrets.forget("/hooks/1");
    assert_eq!(
        rejected(receiver.receive(delivery(SECRET)).await),
        Reason::UnknownRoute
    );
}

#[tokio::test]
async fn nobody_gets_more_than_an_answer_from_a_deleted_route() {
    let secrets = SecretsByRoute::new();
    let receiver = Receiver::<Acme>::new(secrets.clone()).clock(HandClock::default());
    secrets.delete("/hooks/1");
    for forged in [
        delivery("guessed"),
        Incoming::new("/hooks/1", http::HeaderMap::new(), "no JSON"),
    ] {
        let answer = answered(receiver.receive(forged).await);
        assert_eq!(answer.reason(), Answered::Deleted);
        assert!(answer.headers().is_empty());
    }
    // A handshake that nobody waits for brings no secret.
    let mut headers = http::HeaderMap::new();
    headers.insert("acme-secret", http::HeaderValue::from_static("forged"));
    let shaken = receiver
        .receive(Incoming::new("/hooks/1", headers, ""))
        .await;
    assert_eq!(rejected(shaken), Reason::UnexpectedHandshake);
    // Nothing was recorded: the id of the forged delivery is still new. Other routes are not open.
    secrets.set("/hooks/1", SECRET);
    taken(receiver.receive(delivery(SECRET)).await);
    let elsewhere = delivery("guessed").at_route("/hooks/2");
    assert_eq!(
        rejected(receiver.receive(elsewhere).await),
        Reason::UnknownRoute
    );
}

#[tokio::test]
async fn a_route_has_its_own_secret() {
    let secrets = SecretsByRoute::new();
    let receiver = by(secrets.clone());
    secrets.add("/hooks/1", "one");
    secrets.add("/hooks/2", "two");
    taken(receiver.receive(delivery("one")).await);
    let elsewhere = delivery("one").at_route("/hooks/2");
    assert_eq!(
        rejected(receiver.receive(elsewhere).await),
        Reason::WrongSignature
    );
    taken(receiver.receive(delivery("two").at_route("/hooks/2")).await);
}

#[tokio::test]
async fn a_store_that_fails_makes_the_provider_come_again() {
    let receiver = by(async |_: String| Err::<Lookup, _>(std::io::Error::other("down")));
    let reason = rejected(receiver.receive(delivery(SECRET)).await);
    assert_eq!(
        (reason, reason.status().as_u16()),
        (Reason::Unavailable, 503)
    );
}

#[tokio::test]
async fn an_empty_secret_verifies_nothing() {
    let receiver = by(Secret::from(""));
    assert_eq!(
        rejected(receiver.receive(delivery(SECRET)).await),
        Reason::UnusableSecret
    );
}

#[tokio::test]
async fn neither_a_secret_nor_a_url_nor_a_body_is_printed() {
    let secrets = SecretsByRoute::new();
    secrets.add("/hooks/1", SECRET);
    let request = http::Request::post("/hooks/s3cret")
        .header("x", SECRET)
        .body(SECRET);
    let incoming = Incoming::from(request.expect("a request"));
    let receiver = by(secrets.clone()).url_secret(SECRET);
    let outcome = by(Secret::from(SECRET)).receive(delivery(SECRET)).await;
    let shown = format!(
        "{secrets:?} {incoming:?} {receiver:?} {outcome:?} {:?}",
        incoming.hint("x")
    );
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(!shown.contains("/hooks"), "{shown}");
    assert!(!shown.contains("n1"), "{shown}");
}

#[test]
fn a_hint_is_what_an_unverified_body_says() {
    let incoming = Incoming::new("", http::HeaderMap::new(), r#"{"webhook":{"id":7}}"#);
    let hint = incoming.hint("webhook.id").expect("a hint");
    assert_eq!(hint.peek(), "7");
    assert!(incoming.hint("webhook.name").is_none());
}

#[tokio::test]
async fn the_route_is_what_the_application_says() {
    let secrets = SecretsByRoute::new();
    secrets.add("acme.dev", SECRET);
    let receiver = by(secrets).route_by(|incoming| incoming.host().unwrap_or_default().to_owned());
    let right = delivery(SECRET);
    let mut headers = right.headers().clone();
    headers.insert("host", "acme.dev:443".parse().expect("a header"));
    let incoming = Incoming::new("/any/path", headers, right.body().trust().clone());
    taken(receiver.receive(incoming).await);
}
