//! One function per kind of event.

use std::sync::{Arc, Mutex};

use bindery::webhook::{Event as _, Handlers};

use super::acme::{Acme, HandClock, NoteCreated, SECRET, body, delivered, receiver, signed};

#[tokio::test]
async fn each_event_goes_to_the_function_of_its_kind() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (created, others) = (Arc::clone(&seen), Arc::clone(&seen));
    let handlers = Handlers::<Acme>::new()
        .on(NoteCreated, move |note, context| {
            let new = context.json().map(|json| json["new"].clone());
            let text = format!("{} {:?} {new:?}", note.id, context.delivery().id());
            created.lock().expect("a list").push(text);
            async { Ok(()) }
        })
        .otherwise(move |event, context| {
            let text = format!("{:?} at {}", event.name(), context.index());
            others.lock().expect("a list").push(text);
            async { Ok(()) }
        });
    let receiver = receiver(&HandClock::default());
    for (id, action) in [("a", "created"), ("b", "deleted"), ("c", "starred")] {
        let incoming = signed(SECRET, id, 0, &body("note", action));
        let (delivery, _) = delivered(receiver.receive(incoming).await);
        handlers.handle(delivery).await.expect("no failure");
    }
    let seen = seen.lock().expect("a list");
    assert_eq!(
        *seen,
        [
            "n1 Some(\"a\") Some(Bool(true))",
            "Some(\"note.deleted\") at 0",
            "Some(\"note.starred\") at 0"
        ]
    );
}

#[tokio::test]
async fn a_failure_ends_the_delivery_and_an_event_without_a_function_is_passed_over() {
    let receiver = receiver(&HandClock::default());
    let handlers = Handlers::<Acme>::new().on(NoteCreated, async |_, _| Err("no database".into()));
    let passed = signed(SECRET, "a", 0, &body("note", "deleted"));
    let (delivery, _) = delivered(receiver.receive(passed).await);
    handlers.handle(delivery).await.expect("passed over");
    let failed = signed(SECRET, "b", 0, &body("note", "created"));
    let (delivery, _) = delivered(receiver.receive(failed).await);
    let error = handlers.handle(delivery).await.expect_err("a failure");
    assert_eq!(error.to_string(), "no database");
}
