//! How much there may be, and how often.

use bindery_mock::Mock;
use serde_json::json;

use crate::plain::Notes;

#[tokio::test]
async fn there_are_at_most_so_many() {
    let notes = Notes::start();
    for text in ["1", "2", "3", "4", "5"] {
        notes.note(text).await;
    }
    let body = json!({"text": "6"}).to_string();
    let refused = notes.send("POST /notes", &body).await;
    assert_eq!(refused.status, 422);
    assert_eq!(
        refused.reason(),
        "there may be 5 Note per user, and there are"
    );
    let other = notes.send_as("mock-key-2", "POST /notes", &body, &[]).await;
    assert_eq!(other.status, 201);
    notes.send("DELETE /notes/n_1001", "").await;
    assert_eq!(notes.send("POST /notes", &body).await.status, 201);
}

#[tokio::test]
async fn limits_on_requests_are_told_and_only_enforced_on_request() {
    let notes = Notes::start();
    let one = notes.send("GET /notes", "").await;
    assert_eq!((one.header("x-limit"), one.header("x-left")), ("20", "19"));
    for _ in 0..25 {
        assert_eq!(notes.send("GET /notes", "").await.status, 200);
    }

    let notes = Notes::with(Mock::builder().enforce_rate_limits());
    for left in (0..20).rev() {
        let taken = notes.send("GET /notes", "").await;
        assert_eq!(taken.header("x-left"), left.to_string());
    }
    let refused = notes.send("GET /notes", "").await;
    assert_eq!(refused.status, 429);
    let after: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&after));
    let other = notes.send_as("mock-key-2", "GET /notes", "", &[]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn there_are_at_most_so_many_for_what_a_request_names() {
    let notes = Notes::changed(&[("- at most: 5 per user", "- at most: 1 per color")]);
    let create = async |color: &str| {
        let body = json!({"text": "a", "color": color}).to_string();
        notes.send("POST /notes", &body).await.status
    };
    assert_eq!(create("red").await, 201);
    assert_eq!(create("blue").await, 201);
    assert_eq!(create("red").await, 422);
}
