//! Deliveries that arrive again.

use std::time::Duration;

use bindery::webhook::{Answered, Claim, Duplicates as _, Reason, RecentDeliveries};

use super::acme::{
    HandClock, SECRET, answered, body, delivered, receiver, rejected, signed, taken,
};

const NEVER_STALE: Duration = Duration::from_secs(1_000_000_000);

#[tokio::test]
async fn a_delivery_is_given_once_and_acknowledged_again() {
    let clock = HandClock::default();
    let receiver = receiver(&clock).tolerance(NEVER_STALE);
    let again = || receiver.receive(signed(SECRET, "a", 0, &body("note", "created")));

    let (_, receipt) = delivered(again().await);
    // While the first is being handled nobody knows how that ends.
    assert_eq!(rejected(again().await), Reason::InProgress);
    assert_eq!(receipt.accept().await.reason(), Answered::Accepted);

    let answer = answered(again().await);
    assert_eq!(
        (answer.reason(), answer.status().as_u16()),
        (Answered::Repeated, 202)
    );
    taken(
        receiver
            .receive(signed(SECRET, "b", 0, &body("note", "created")))
            .await,
    );

    clock.advance(Duration::from_secs(3 * 24 * 60 * 60));
    taken(again().await);
}

#[tokio::test]
async fn one_id_at_two_routes_is_two_deliveries() {
    let receiver = receiver(&HandClock::default());
    let at = |route: &str| {
        let incoming = signed(SECRET, "a", 0, &body("note", "created"));
        receiver.receive(incoming.at_route(route))
    };
    let (_, receipt) = delivered(at("/hooks/1").await);
    assert_eq!(receipt.accept().await.reason(), Answered::Accepted);
    taken(at("/hooks/2").await);
    assert_eq!(answered(at("/hooks/1").await).reason(), Answered::Repeated);
}

#[tokio::test]
async fn a_refused_delivery_is_given_again_and_so_is_one_whose_holder_vanished() {
    let clock = HandClock::default();
    let receiver = receiver(&clock).tolerance(NEVER_STALE);
    let again = || receiver.receive(signed(SECRET, "a", 0, &body("note", "created")));

    let (_, receipt) = delivered(again().await);
    assert_eq!(receipt.refuse().await.status(), 503);
    let (_, receipt) = delivered(again().await);
    drop(receipt);
    assert_eq!(rejected(again().await), Reason::InProgress);
    clock.advance(Duration::from_secs(300));
    taken(again().await);
}

#[tokio::test]
async fn a_forged_delivery_claims_no_id() {
    let receiver = receiver(&HandClock::default());
    let forged = signed("another", "a", 0, &body("note", "created"));
    assert_eq!(
        rejected(receiver.receive(forged).await),
        Reason::WrongSignature
    );
    taken(
        receiver
            .receive(signed(SECRET, "a", 0, &body("note", "created")))
            .await,
    );
}

#[tokio::test]
async fn the_store_holds_no_more_than_it_may() {
    let store = RecentDeliveries::new(2, Duration::from_secs(10));
    let now = Duration::ZERO;
    for key in ["a", "b", "c"] {
        assert_eq!(store.claim(key, now).await.expect("a store"), Claim::First);
        store.confirm(key, now).await.expect("a store");
    }
    assert_eq!(
        store.claim("c", now).await.expect("a store"),
        Claim::Repeated
    );
    assert_eq!(
        store.claim("b", now).await.expect("a store"),
        Claim::Repeated
    );
    assert_eq!(store.claim("a", now).await.expect("a store"), Claim::First);
    assert_eq!(
        store.claim("b", now).await.expect("a store"),
        Claim::First,
        "a took its place"
    );
}
