//! Handshakes.

use bindery::webhook::{Answered, ExpectedHandshakes, Incoming, Reason, Receiver, SecretsByRoute};
use http::HeaderMap;

use super::acme::{Acme, HandClock, ROUTE, answered, body, rejected, signed, taken};

fn handshake(secret: &str) -> Incoming {
    let mut headers = HeaderMap::new();
    headers.insert("acme-secret", secret.parse().expect("a header"));
    Incoming::new(ROUTE, headers, "")
}

fn receiver(handshakes: &ExpectedHandshakes) -> Receiver<Acme> {
    Receiver::new(SecretsByRoute::new())
        .clock(HandClock::default())
        .handshakes(handshakes.clone())
}

#[tokio::test]
async fn a_handshake_is_confirmed_while_it_is_expected_and_its_secret_is_used() {
    let handshakes = ExpectedHandshakes::new();
    let receiver = receiver(&handshakes);
    let early = receiver.receive(handshake("first")).await;
    assert_eq!(rejected(early), Reason::UnexpectedHandshake);

    let expected = handshakes.expect(ROUTE);
    assert!(expected.secret().is_none());
    let answer = answered(receiver.receive(handshake("first")).await);
    assert_eq!(
        (answer.reason(), answer.status().as_u16()),
        (Answered::Handshake, 204)
    );
    assert_eq!(answer.response().headers()["acme-secret"], "first");
    assert_eq!(expected.secret().expect("a secret").expose(), "first");
    drop(expected);

    taken(
        receiver
            .receive(signed("first", "a", 0, &body("note", "created")))
            .await,
    );
}

#[tokio::test]
async fn nobody_gives_a_webhook_another_secret() {
    let handshakes = ExpectedHandshakes::new();
    let receiver = receiver(&handshakes);
    let expected = handshakes.expect(ROUTE);
    let _ = answered(receiver.receive(handshake("first")).await);
    // The provider may send it again; another one in the same time is not taken.
    let _ = answered(receiver.receive(handshake("first")).await);
    let other = receiver.receive(handshake("forged")).await;
    assert_eq!(rejected(other), Reason::UnexpectedHandshake);
    let elsewhere = handshake("first").at_route("/hooks/2");
    assert_eq!(
        rejected(receiver.receive(elsewhere).await),
        Reason::UnexpectedHandshake
    );
    drop(expected);
    for secret in ["first", "forged"] {
        let late = receiver.receive(handshake(secret)).await;
        assert_eq!(rejected(late), Reason::UnexpectedHandshake);
    }
    let forged = signed("forged", "a", 0, &body("note", "created"));
    assert_eq!(
        rejected(receiver.receive(forged).await),
        Reason::WrongSignature
    );
}

#[tokio::test]
async fn a_signed_delivery_is_no_handshake() {
    let handshakes = ExpectedHandshakes::new();
    let receiver = receiver(&handshakes);
    let expected = handshakes.expect(ROUTE);
    let delivery = signed("forged", "a", 0, &body("note", "created"));
    let mut headers = delivery.headers().clone();
    headers.insert("acme-secret", "forged".parse().expect("a header"));
    let both = Incoming::new(ROUTE, headers, body("note", "created"));
    assert_eq!(rejected(receiver.receive(both).await), Reason::UnknownRoute);
    assert!(expected.secret().is_none());
}

#[tokio::test]
async fn a_handshake_of_two_secrets_or_of_none_is_not_confirmed() {
    let handshakes = ExpectedHandshakes::new();
    let receiver = receiver(&handshakes);
    let _expected = handshakes.expect(ROUTE);
    let mut headers = HeaderMap::new();
    headers.append("acme-secret", "one".parse().expect("a header"));
    headers.append("acme-secret", "two".parse().expect("a header"));
    let two = Incoming::new(ROUTE, headers, "");
    assert_eq!(
        rejected(receiver.receive(two).await),
        Reason::RepeatedHeader
    );
    let none = receiver.receive(handshake("")).await;
    assert_eq!(rejected(none), Reason::UnexpectedHandshake);
}
