//! What is read of a verified body.

use bindery::webhook::{Event as _, Outcome, Reason};

use super::acme::{
    AcmeEvent, HandClock, Note, SECRET, body, delivered, only_event, receiver, rejected, signed,
    taken,
};

#[tokio::test]
async fn a_documented_event_is_typed_and_its_json_is_kept() {
    let text = body("note", "created");
    let incoming = signed(SECRET, "a", 0, &text);
    let (delivery, receipt) = delivered(receiver(&HandClock::default()).receive(incoming).await);
    let note = Note {
        id: "n1".to_owned(),
        stars: Some(2),
    };
    assert_eq!(only_event(&delivery), &AcmeEvent::NoteCreated(note));
    assert_eq!(delivery.body().expect("it fits").account, 7);
    assert_eq!(delivery.id(), Some("a"));
    assert_eq!(delivery.sent(), Some(jiff::Timestamp::UNIX_EPOCH));
    assert_eq!(delivery.bytes(), &text);
    assert_eq!(
        delivery.event_json(0).map(|json| &json["new"]),
        Some(&true.into())
    );
    assert_eq!(receipt.accept().await.status(), 202);
}

#[tokio::test]
async fn an_unknown_event_and_one_that_does_not_fit_keep_their_json() {
    let receiver = receiver(&HandClock::default());
    let unknown = signed(SECRET, "a", 0, &body("note", "starred"));
    let (delivery, _) = delivered(receiver.receive(unknown).await);
    let AcmeEvent::Unknown(event) = only_event(&delivery) else {
        panic!("{delivery:?}");
    };
    assert_eq!(event.name.as_deref(), Some("note.starred"));
    assert_eq!(event.json["id"], "n1");
    assert!(event.problem.is_none());

    let text = body("note", "created").replace("\"n1\"", "17");
    let (delivery, _) = delivered(receiver.receive(signed(SECRET, "b", 0, &text)).await);
    let event = only_event(&delivery);
    let AcmeEvent::Unknown(misfit) = event else {
        panic!("{delivery:?}");
    };
    assert_eq!(
        (event.name(), event.kind_name()),
        (Some("note.created"), None)
    );
    assert_eq!(
        misfit.problem.as_ref().map(bindery::DecodeError::path),
        Some("id")
    );
    assert_eq!(misfit.json["id"], 17);
}

#[tokio::test]
async fn a_heartbeat_is_a_delivery_without_events() {
    let incoming = signed(SECRET, "a", 0, r#"{"account":7,"events":[]}"#);
    let (delivery, _) = delivered(receiver(&HandClock::default()).receive(incoming).await);
    assert!(delivery.is_heartbeat());
}

#[tokio::test]
async fn a_verified_body_that_cannot_be_read_is_rejected_and_may_come_again() {
    let receiver = receiver(&HandClock::default());
    for text in ["", "{", "{}]"] {
        for _ in 0..2 {
            let outcome = receiver.receive(signed(SECRET, "a", 0, text)).await;
            assert_eq!(rejected(outcome), Reason::Unreadable, "{text}");
        }
    }
    let Outcome::Reject(rejection) = receiver.receive(signed(SECRET, "a", 0, "{")).await else {
        panic!("taken");
    };
    assert!(rejection.to_string().contains("EOF"), "{rejection}");
    assert_eq!(rejection.response().body(), "the body cannot be read");
    let (delivery, _) = delivered(
        receiver
            .receive(signed(SECRET, "a", 0, &body("note", "created")))
            .await,
    );
    assert_eq!(delivery.events().len(), 1);
}

#[tokio::test]
async fn a_body_that_lacks_or_misses_what_surrounds_its_events_keeps_them_and_its_json() {
    let receiver = receiver(&HandClock::default());
    let whole = body("note", "created");
    let lacks = whole.replace("\"account\":7,", "");
    let wrong = whole.replace("\"account\":7", "\"account\":\"seven\"");
    for (id, text, path) in [("a", &lacks, ""), ("b", &wrong, "account")] {
        let (delivery, receipt) = delivered(receiver.receive(signed(SECRET, id, 0, text)).await);
        assert!(
            matches!(only_event(&delivery), AcmeEvent::NoteCreated(note) if note.id == "n1"),
            "{delivery:?}"
        );
        let problem = delivery.body().expect_err("it does not fit");
        assert_eq!(problem.path(), path, "{problem}");
        assert!(
            problem.to_string().contains("account") || path == "account",
            "{problem}"
        );
        assert_eq!(delivery.json()["events"][0]["stars"], 2);
        assert_eq!(receipt.accept().await.status(), 202);
    }
}

#[tokio::test]
async fn a_body_without_the_place_of_events_is_one_event_of_which_nothing_is_known() {
    let receiver = receiver(&HandClock::default());
    for (id, text) in [
        ("a", "[]"),
        ("b", "null"),
        ("c", r#"{"account":7,"events":null}"#),
        ("d", r#"{"account":"x","events":[]}"#),
    ] {
        let (delivery, _) = delivered(receiver.receive(signed(SECRET, id, 0, text)).await);
        assert!(!delivery.is_heartbeat(), "{text}");
        let AcmeEvent::Unknown(event) = only_event(&delivery) else {
            panic!("{text}: {delivery:?}");
        };
        assert_eq!(&event.json, delivery.json(), "{text}");
        assert_eq!(event.problem, delivery.body().err(), "{text}");
        assert!(event.problem.is_some() && event.name.is_none(), "{text}");
        assert_eq!(delivery.clone().into_events().len(), 1, "{text}");
    }
}

#[tokio::test]
async fn the_largest_body_is_taken_and_a_larger_one_is_not() {
    let text = body("note", "created");
    let clock = HandClock::default();
    let takes = |bytes: usize| {
        let receiver = receiver(&clock).max_body(bytes);
        let incoming = signed(SECRET, "a", 0, &text);
        async move { receiver.receive(incoming).await }
    };
    taken(takes(text.len()).await);
    assert_eq!(rejected(takes(text.len() - 1).await), Reason::TooLarge);
}
