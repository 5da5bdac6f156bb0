//! Deliveries that are not accepted.

use std::time::Duration;

use bindery_affinity::Affinity;
use bindery_attio::Attio;
use bindery_attio::types::{EventType, Subscription};
use bindery_mock::Mock;
use serde_json::json;

use crate::plain::Notes;
use crate::receiver::Receiver;

/// Notes whose deliveries are sent again as this setting says.
fn notes(retries: &str) -> Notes {
    let row = format!("| `retries` | `{retries}` | our choice: a test |\n| `signature` | `hmac`");
    Notes::changed(&[("| `signature` | `hmac`", &row)])
}

async fn hook(notes: &Notes, receiver: &Receiver) {
    let hook = json!({"url": receiver.url(), "events": ["note.created"]}).to_string();
    assert_eq!(notes.send("POST /hooks", &hook).await.status, 201);
}

#[tokio::test]
async fn what_is_not_accepted_is_sent_again_as_documented() {
    // Waits of 1, 2 and 4 hours.
    let notes = notes("3 over 7h");
    let receiver = Receiver::start(500, &[]);
    hook(&notes, &receiver).await;
    let first = notes.mock.emit("note.created").await.unwrap();
    assert_eq!((first[0].attempt, first[0].status), (1, Some(500)));
    let id = receiver.next().header("x-delivery").to_owned();

    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    assert!(notes.mock.advance(hours(1) / 2).await.is_empty());
    let second = notes.mock.advance(hours(1)).await;
    assert_eq!((second.len(), second[0].attempt), (1, 2));
    // By its id the receiver knows that it is the same.
    assert_eq!(receiver.next().header("x-delivery"), id);
    let others = notes.mock.advance(hours(24)).await;
    let attempts: Vec<u32> = others.iter().map(|it| it.attempt).collect();
    assert_eq!(attempts, [3, 4]);
    assert_eq!(
        others[1].to_string().split_once(" note").unwrap().1,
        ".created (attempt 4): this status does not acknowledge a delivery"
    );
    assert!(notes.mock.advance(hours(1000)).await.is_empty());
    assert_eq!(notes.mock.deliveries().len(), 4);
}

#[tokio::test]
async fn what_was_accepted_is_not_sent_again_nor_to_a_webhook_that_is_gone() {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let builder = Attio::builder().oauth2(mock.credential());
    let attio = builder.base_url(mock.base_url()).build().unwrap();
    let receivers = [200, 503, 503].map(|status| Receiver::start(status, &[]));
    let mut ids = Vec::new();
    for receiver in &receivers {
        let subscription = Subscription::new(EventType::NoteCreated, None);
        let create = attio.webhooks().create(receiver.url(), [subscription]);
        ids.push(create.send().await.unwrap().id.webhook_id);
    }
    assert_eq!(mock.emit("note.created").await.unwrap().len(), 3);
    attio.webhooks().delete(ids[1]).send().await.unwrap();
    let again = mock.advance(Duration::from_secs(3 * 86_400 + 1)).await;
    assert_eq!(again.len(), 10);
    assert!(again.iter().all(|it| it.url == receivers[2].url()));
}

#[test]
fn without_a_documented_number_nothing_is_sent_again() {
    // Its documents tell of 10 hours, and of no number.
    let mock = Mock::start(crate::spec!("affinity")).unwrap();
    let builder = Affinity::builder().basic(mock.credential());
    let affinity = builder.base_url(mock.base_url()).build().unwrap();
    let receiver = Receiver::start(500, &[]);
    let create = affinity.webhooks().create(receiver.url());
    create.send_blocking().unwrap();
    assert_eq!(mock.emit_blocking("person.created").unwrap().len(), 1);
    assert!(
        mock.advance_blocking(Duration::from_secs(86_400))
            .is_empty()
    );
}

#[tokio::test]
async fn scripts_can_move_the_time_on() {
    let notes = notes("1 over 10m");
    let receiver = Receiver::start(500, &[]);
    hook(&notes, &receiver).await;
    notes.mock.emit("note.created").await.unwrap();
    let root = notes.mock.base_url().trim_end_matches("/v1").to_owned();
    let line = format!("POST {root}/_mock/advance");
    let advanced = notes.send(&line, "10m").await.json();
    assert_eq!(advanced[0]["attempt"], 2);
    assert_eq!(notes.send(&line, "soon").await.status, 400);
}
