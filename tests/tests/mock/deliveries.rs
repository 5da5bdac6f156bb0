//! Webhooks that are told of events.

use std::sync::mpsc;

use bindery_affinity::Affinity;
use bindery_attio::Attio;
use bindery_attio::types::{EventType, Subscription};
use bindery_ingedata::Ingedata;
use bindery_ingedata::types::WebhookAttributes;
use bindery_mock::{EmitError, Mock};
use serde_json::json;

use crate::plain::Notes;
use crate::receiver::Receiver;

#[tokio::test]
async fn a_change_is_delivered_to_whoever_subscribed_to_it() {
    let (tell, told) = mpsc::channel();
    let notes = Notes::with(Mock::builder().on_delivery(move |delivered| {
        tell.send(delivered.clone()).unwrap();
    }));
    let (all, some, none) = (
        Receiver::start(200, &[]),
        Receiver::start(200, &[]),
        Receiver::start(200, &[]),
    );
    let mut secrets = Vec::new();
    for (receiver, events) in [
        (
            &all,
            json!(["note.created", "note.updated", "note.deleted"]),
        ),
        (&some, json!(["note.deleted"])),
        (&none, json!([])),
    ] {
        let hook = json!({"url": receiver.url(), "events": events}).to_string();
        let created = notes.send("POST /hooks", &hook).await;
        assert!(created.note().contains("an address of this machine"));
        secrets.push(created.json()["secret"].as_str().unwrap().to_owned());
    }
    notes.note("a").await;
    assert_eq!(told.recv().unwrap().status, Some(200));
    let body = json!({"text": "b"}).to_string();
    notes.send("PATCH /notes/n_1004", &body).await;
    assert_eq!(told.recv().unwrap().event, "note.updated");
    notes.send("DELETE /notes/n_1004", "").await;
    told.recv().unwrap();
    told.recv().unwrap();

    for (event, text) in [
        ("note.created", "a"),
        ("note.updated", "b"),
        ("note.deleted", "b"),
    ] {
        let arrived = all.next();
        assert_eq!(arrived.line, "POST /hunter2 HTTP/1.1");
        assert!(arrived.is_signed("x-signature", &secrets[0]));
        assert!(!arrived.is_signed("x-signature", &secrets[1]));
        let body = arrived.json();
        assert_eq!(body["event"], event);
        assert_eq!(body["note"]["text"], text);
        // The webhook's key stands in the member of the same name.
        assert_eq!(body["number"], 1001);
    }
    let arrived = some.next();
    assert!(arrived.is_signed("x-signature", &secrets[1]));
    assert_eq!(arrived.json()["event"], "note.deleted");
    assert!(all.is_empty() && some.is_empty() && none.is_empty());
    let shown = format!(
        "{:?} {}",
        notes.mock.deliveries(),
        notes.mock.deliveries()[0]
    );
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[tokio::test]
async fn an_event_is_delivered_on_request_as_the_examples_show_it() {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let builder = Attio::builder().oauth2(mock.credential());
    let attio = builder.base_url(mock.base_url()).build().unwrap();
    let receiver = Receiver::start(202, &[]);
    let subscription = Subscription::new(EventType::RecordMerged, None);
    let create = attio.webhooks().create(receiver.url(), [subscription]);
    let hook = create.send().await.unwrap();

    let delivered = mock.emit("record.merged").await.unwrap();
    assert_eq!((delivered.len(), delivered[0].status), (1, Some(202)));
    assert_eq!(delivered[0].problem, None);
    let arrived = receiver.next();
    for header in ["attio-signature", "x-attio-signature"] {
        assert!(arrived.is_signed(header, hook.secret.expose()));
    }
    assert_eq!(arrived.header("content-type"), "application/json");
    assert_eq!(arrived.header("idempotency-key").len(), 36);
    let body = arrived.json();
    assert_eq!(body["webhook_id"], hook.id.webhook_id.to_string());
    assert_eq!(body["events"][0]["event_type"], "record.merged");
    assert_eq!(
        body["events"][0]["duplicate_record_id"],
        "3405be95-8375-46a0-bde0-03b3753f8c79"
    );

    // Nobody subscribed to this one, although it is documented.
    assert!(mock.emit("note.created").await.unwrap().is_empty());
    let error = mock.emit("record.merge").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"there is no event "record.merge"; did you mean "record.merged"?"#
    );
    let own = json!({"id": {"note_id": "7"}});
    mock.emit_with("record.merged", own).await.unwrap();
    let event = &receiver.next().json()["events"][0];
    assert_eq!(
        event,
        &json!({"id": {"note_id": "7"}, "event_type": "record.merged"})
    );
}

#[test]
fn a_blocking_test_can_emit_and_learns_of_refusals() {
    let mock = Mock::start(crate::spec!("affinity")).unwrap();
    let builder = Affinity::builder().basic(mock.credential());
    let affinity = builder.base_url(mock.base_url()).build().unwrap();
    let receiver = Receiver::start(500, &[]);
    affinity
        .webhooks()
        .create(receiver.url())
        .send_blocking()
        .unwrap();
    // Naming no event subscribes to all of them, because none need be named.
    let delivered = mock.emit_blocking("person.created").unwrap();
    assert_eq!(delivered[0].status, Some(500));
    let problem = delivered[0].problem.as_deref();
    assert_eq!(problem, Some("this status does not acknowledge a delivery"));
    let body = receiver.next().json();
    assert_eq!(body["type"], "person.created");
    assert_eq!(body["body"]["first_name"], "John");
}

#[tokio::test]
async fn strangers_are_not_called() {
    let mock = Mock::start(crate::spec!("affinity")).unwrap();
    let builder = Affinity::builder().basic(mock.credential());
    let affinity = builder.base_url(mock.base_url()).build().unwrap();
    affinity
        .webhooks()
        .create("https://hooks.example.com/x")
        .send()
        .await
        .unwrap();
    let delivered = mock.emit("person.created").await.unwrap();
    assert_eq!(delivered[0].status, None);
    assert!(
        delivered[0]
            .problem
            .as_ref()
            .unwrap()
            .starts_with("not sent")
    );
}

#[tokio::test]
async fn where_no_event_is_documented_one_can_be_given() {
    let mock = Mock::start(crate::spec!("ingedata")).unwrap();
    let builder = Ingedata::builder().token(mock.credential());
    let ingedata = builder.base_url(mock.base_url()).build().unwrap();
    let receiver = Receiver::start(200, &[]);
    let attributes = WebhookAttributes::new().url(receiver.url()).secret("s");
    ingedata.webhooks().create(attributes).send().await.unwrap();
    assert!(matches!(
        mock.emit("x").await,
        Err(EmitError::Unknown { .. })
    ));
    let delivered = mock.emit_with("x", json!({"any": "thing"})).await.unwrap();
    assert_eq!(delivered[0].status, Some(200));
    assert_eq!(receiver.next().json(), json!({"any": "thing"}));
}

#[tokio::test]
async fn scripts_can_ask_for_an_event() {
    let notes = Notes::start();
    let receiver = Receiver::start(200, &[]);
    let hook = json!({"url": receiver.url(), "events": ["note.created"]}).to_string();
    notes.send("POST /hooks", &hook).await;
    let root = notes.mock.base_url().trim_end_matches("/v1").to_owned();
    let line = format!("POST {root}/_mock/emit/note.created");
    let emitted = notes.send(&line, "").await.json();
    assert_eq!(emitted[0]["status"], 200);
    assert_eq!(receiver.next().json()["note"]["id"], "n_1");
    let own = json!({"id": "n_7", "text": "own"}).to_string();
    notes.send(&line, &own).await;
    assert_eq!(receiver.next().json()["note"]["id"], "n_7");
    let refused = notes
        .send(&format!("POST {root}/_mock/emit/note.make"), "")
        .await;
    assert_eq!(refused.status, 400);
    let list = notes
        .send(&format!("GET {root}/_mock/deliveries"), "")
        .await;
    assert_eq!(list.json().as_array().unwrap().len(), 2);
    assert!(!list.text.contains("hunter2"));
}
