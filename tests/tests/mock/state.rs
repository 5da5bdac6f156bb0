//! What is created, listed, got, changed and deleted.

use bindery_mock::Mock;
use serde_json::json;

use crate::plain::Notes;

#[tokio::test]
async fn a_note_lives_from_its_creation_to_its_deletion() {
    let notes = Notes::start();
    let body = json!({"text": "Buy milk", "due": "2026-02-01"}).to_string();
    let created = notes.send("POST /notes", &body).await;
    assert_eq!(created.status, 201);
    let expected = json!({
        "id": "n_1001", "text": "Buy milk", "color": "red", "due": "2026-02-01", "labels": [],
        "created_at": "2026-01-01T00:00:01Z"
    });
    assert_eq!(created.json(), expected);
    let location = format!("{}/notes/n_1001", notes.mock.base_url());
    assert_eq!(created.header("location"), location);

    let got = notes.send(&format!("GET {location}"), "").await;
    assert_eq!((got.status, got.json()), (200, expected.clone()));
    let listed = notes.send("GET /notes", "").await;
    assert_eq!(listed.json(), json!({"items": [expected], "next": null}));

    let deleted = notes.send("DELETE /notes/n_1001", "").await;
    assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
    for line in ["GET /notes/n_1001", "DELETE /notes/n_1001"] {
        let gone = notes.send(line, "").await;
        assert_eq!(gone.status, 404);
        assert_eq!(gone.reason(), r#"there is no Note whose `id` is "n_1001""#);
    }
    assert_eq!(
        notes.send("GET /notes", "").await.json()["items"],
        json!([])
    );
}

#[tokio::test]
async fn two_runs_answer_the_same_and_two_values_differ() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let notes = Notes::start();
        let hook = json!({"url": "https://example.com", "events": []}).to_string();
        let one = notes.send("POST /hooks", &hook).await.json();
        let two = notes.send("POST /hooks", &hook).await.json();
        assert_ne!(one["secret"], two["secret"]);
        assert_ne!(one["number"], two["number"]);
        runs.push((one, two));
    }
    assert_eq!(runs[0], runs[1]);
}

#[tokio::test]
async fn a_merge_keeps_what_is_left_out_unless_omission_resets() {
    let notes = Notes::start();
    let body = json!({"text": "a", "due": "2026-02-01", "labels": ["x"]}).to_string();
    notes.send("POST /notes", &body).await;
    let keep = json!({"text": "b", "labels": ["y", "z"]}).to_string();
    let changed = notes.send("PATCH /notes/n_1001", &keep).await.json();
    assert_eq!(changed["text"], "b");
    assert_eq!(changed["due"], "2026-02-01");
    assert_eq!(changed["labels"], json!(["y", "z"]));
    let cleared = json!({"due": null}).to_string();
    let cleared = notes.send("PATCH /notes/n_1001", &cleared).await.json();
    assert_eq!(cleared["text"], "b");
    assert_eq!(cleared["due"], json!(null));
    assert_eq!(cleared["labels"], json!([]));
    assert_eq!(notes.send("GET /notes/n_1001", "").await.json(), cleared);
}

#[tokio::test]
async fn a_replacement_resets_what_is_left_out() {
    let notes = Notes::start();
    let hook = json!({"url": "https://example.com", "events": ["note.created"]}).to_string();
    let created = notes.send("POST /hooks", &hook).await.json();
    let line = format!("PUT /hooks/{}", created["number"]);
    let other = json!({"url": "https://example.com/2"}).to_string();
    let replaced = notes.send(&line, &other).await.json();
    assert_eq!(replaced["url"], "https://example.com/2");
    assert_eq!(replaced["events"], json!([]));
    assert_eq!(replaced["secret"], created["secret"]);
}

#[tokio::test]
async fn a_parameter_called_like_a_member_filters() {
    let notes = Notes::start();
    notes.note("red").await;
    let blue = json!({"text": "blue", "color": "blue"}).to_string();
    notes.send("POST /notes", &blue).await;
    let listed = notes.send("GET /notes?color=blue&tags[]=x", "").await;
    let items = &listed.json()["items"];
    assert_eq!(items.as_array().unwrap().len(), 1);
    assert_eq!(items[0]["text"], "blue");
    assert_eq!(
        listed.note(),
        "`tags` checked, but changes nothing in the mock"
    );
}

#[tokio::test]
async fn an_operation_without_state_answers_its_example() {
    let notes = Notes::start();
    let status = notes.send_as("", "GET /status", "", &[]).await;
    assert_eq!(
        (status.status, status.json()),
        (200, json!({"status": "fine"}))
    );
}

#[tokio::test]
async fn a_seeded_mock_holds_what_the_examples_show() {
    let mock = Mock::builder()
        .seeded()
        .start(crate::spec!("affinity"))
        .unwrap();
    let affinity = bindery_affinity::Affinity::builder()
        .basic(mock.credential())
        .base_url(mock.base_url())
        .build()
        .unwrap();
    let listed = affinity.webhooks().list().send().await.unwrap();
    assert_eq!(listed.len(), 2);
    let got = affinity
        .webhooks()
        .get(bindery_affinity::types::WebhookSubscriptionId::from(1234))
        .send()
        .await
        .unwrap();
    assert_eq!(got.created_by, 5678);
}

#[tokio::test]
async fn only_the_creator_changes_and_an_admin_may_delete() {
    let notes = Notes::start();
    notes.note("mine").await;
    let body = json!({"text": "theirs"}).to_string();
    for other in ["mock-key-2", "mock-key-admin"] {
        let refused = notes
            .send_as(other, "PATCH /notes/n_1001", &body, &[])
            .await;
        assert_eq!(refused.status, 403);
        assert!(
            refused
                .reason()
                .contains("only the user who created it may do this")
        );
    }
    let refused = notes
        .send_as("mock-key-2", "DELETE /notes/n_1001", "", &[])
        .await;
    assert_eq!(refused.status, 403);
    let got = notes
        .send_as("mock-key-2", "GET /notes/n_1001", "", &[])
        .await;
    assert_eq!(got.json()["text"], "mine");
    let deleted = notes
        .send_as("mock-key-admin", "DELETE /notes/n_1001", "", &[])
        .await;
    assert_eq!(deleted.status, 204);
}

#[tokio::test]
async fn what_is_write_only_is_kept_and_never_shown() {
    let label = "| `labels` | `string[]` | required | | | Its labels. |\n";
    let pin =
        format!("{label}| `pin` | `string` | optional | secret, write only | | Locks it. |\n");
    let notes = Notes::changed(&[(label, &pin)]);
    let body = json!({"text": "a", "pin": "1234"}).to_string();
    let created = notes.send("POST /notes", &body).await;
    assert_eq!(created.status, 201);
    let got = notes.send("GET /notes/n_1001", "").await;
    for answer in [created, got] {
        assert_eq!(answer.json()["pin"], json!(null));
        assert!(!answer.text.contains("1234"));
    }
}
