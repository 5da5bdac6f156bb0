//! The age of a signed timestamp.

use std::time::Duration;

use bindery::webhook::{Incoming, Reason};

use super::acme::{HandClock, ROUTE, SECRET, body, receiver, rejected, signed, taken};

#[tokio::test]
async fn a_delivery_is_taken_within_the_window_around_now() {
    let clock = HandClock::default();
    clock.advance(Duration::from_secs(1000));
    let receiver = receiver(&clock);
    for (second, is_taken) in [(939, false), (940, true), (1060, true), (1061, false)] {
        let incoming = signed(
            SECRET,
            &second.to_string(),
            second,
            &body("note", "created"),
        );
        let outcome = receiver.receive(incoming).await;
        if is_taken {
            taken(outcome);
        } else {
            assert_eq!(rejected(outcome), Reason::OutsideWindow, "{second}");
        }
    }
}

#[tokio::test]
async fn the_timestamp_and_the_id_are_under_the_signature() {
    let receiver = receiver(&HandClock::default());
    let cases = [
        ("acme-time", Some("1"), Reason::WrongSignature),
        ("acme-id", Some("b"), Reason::WrongSignature),
        ("acme-time", None, Reason::MissingTimestamp),
        ("acme-id", None, Reason::MissingTimestamp),
    ];
    for (name, value, reason) in cases {
        let right = signed(SECRET, "a", 0, &body("note", "created"));
        let mut headers = right.headers().clone();
        headers.remove(name);
        if let Some(value) = value {
            headers.insert(name, value.parse().expect("a header"));
        }
        let changed = Incoming::new(ROUTE, headers, right.body().trust().clone());
        assert_eq!(
            rejected(receiver.receive(changed).await),
            reason,
            "{name} {value:?}"
        );
    }
}
