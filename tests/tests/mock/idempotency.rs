//! Calls that are repeated with the same key.

use serde_json::json;

use crate::plain::Notes;

#[tokio::test]
async fn what_was_done_once_is_not_done_again() {
    let notes = Notes::start();
    let body = json!({"text": "once"}).to_string();
    let mut created = Vec::new();
    for (user, key) in [
        ("mock-key", "k1"),
        ("mock-key", "k1"),
        ("mock-key", "k2"),
        ("mock-key-2", "k1"),
    ] {
        let headers = [("Idempotency-Key", key)];
        let answer = notes.send_as(user, "POST /notes", &body, &headers).await;
        created.push(answer.json()["id"].clone());
    }
    assert_eq!(created[0], created[1]);
    assert_ne!(created[0], created[2]);
    assert_ne!(created[0], created[3]);
    let listed = notes.send("GET /notes", "").await.json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 3);
}
