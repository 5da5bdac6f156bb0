//! Requests that are not as documented, and what they are told.

use serde_json::json;

use crate::plain::Notes;

#[tokio::test]
async fn a_refusal_says_what_was_wrong_in_the_documented_form() {
    let notes = Notes::start();
    let refused = notes.send("POST /notes", r#"{"text": ""}"#).await;
    assert_eq!(refused.status, 422);
    let reason = "`text`: expected 1 to 40 characters, found 0";
    assert_eq!(refused.reason(), reason);
    assert_eq!(refused.json(), json!({"error": {"message": reason}}));
    assert_eq!(refused.header("content-type"), "application/json");
    assert_eq!(refused.header("x-request-id"), "mock-1");
}

#[tokio::test]
async fn every_wrong_member_is_named() {
    let notes = Notes::start();
    for (body, reasons) in [
        (json!({}), "`text`: is required and missing"),
        (json!([]), "the body must be an object"),
        (json!({"text": null}), "`text`: must not be null"),
        (
            json!({"text": 7, "color": "green"}),
            "`text`: expected any text",
        ),
        (
            json!({"text": "a", "color": "green"}),
            "`color`: expected one of `red`, `blue`, found \"green\"",
        ),
        (
            json!({"text": "a", "due": "soon"}),
            "`due`: expected a date such as \"2026-01-31\", found \"soon\"",
        ),
        (
            json!({"text": "a", "labels": ["x", 7]}),
            "`labels[1]`: expected a string, found 7",
        ),
        (
            json!({"text": "a", "labels": ["x", "y", "z"]}),
            "`labels`: expected at most 2 items, found 3",
        ),
        (
            json!({"text": "a", "labels": ["x", "x"]}),
            "`labels`: item 1 stands there twice; all must differ",
        ),
        (
            json!({"text": "a", "pin": "hunter2"}),
            "`pin`: expected 4 characters, found 7",
        ),
        (
            json!({"text": "a", "pin": 1234}),
            "`pin`: expected a string, found another value",
        ),
    ] {
        let refused = notes.send("POST /notes", &body.to_string()).await;
        assert_eq!(refused.status, 422, "{body}");
        let reasons = reasons.replace("expected any text", "expected a string, found 7");
        assert!(
            refused.reason().starts_with(&reasons),
            "{body}: {}",
            refused.reason()
        );
        assert!(!refused.reason().contains("hunter2"));
    }
    assert_eq!(
        notes.send("GET /notes", "").await.json()["items"],
        json!([])
    );
}

#[tokio::test]
async fn parameters_are_checked() {
    let notes = Notes::start();
    for (target, reason) in [
        (
            "/notes?limit=0",
            "`limit`: expected a number >= 1 and <= 100, found 0",
        ),
        (
            "/notes?limit=ten",
            "`limit`: expected a whole number of 32 bits, found \"ten\"",
        ),
        ("/notes?limit=1&limit=2", "`limit`: is given more than once"),
        ("/notes?tags=x", "`tags`: is written as `name[]=a&name[]=b`"),
        (
            "/notes?color[x]=1",
            "`color[x]`: takes no names in brackets",
        ),
        (
            "/notes?where[count]=x",
            "`where.count`: expected a whole number of 64 bits, found \"x\"",
        ),
        (
            "/notes?where[count=x",
            "`where[count`: the brackets do not close, or are too many",
        ),
    ] {
        let refused = notes.send(&format!("GET {target}"), "").await;
        assert_eq!(refused.status, 422, "{target}");
        assert_eq!(refused.reason(), reason);
    }
    let taken = notes
        .send("GET /notes?where[text]=a&where[text]=b&where[count]=2", "")
        .await;
    assert_eq!(taken.status, 200, "{taken:?}");
}

#[tokio::test]
async fn what_is_not_documented_is_ignored_with_a_note() {
    let notes = Notes::start();
    let listed = notes.send("GET /notes?limt=5", "").await;
    assert_eq!(listed.status, 200);
    assert_eq!(
        listed.note(),
        "`limt` is not documented and ignored; did you mean `limit`?"
    );
}

#[tokio::test]
async fn a_body_must_be_readable() {
    let notes = Notes::start();
    let refused = notes.send("POST /notes", "{").await;
    // Only the class of 400 is documented, and 422 exactly.
    assert_eq!(refused.status, 422);
    assert!(refused.reason().starts_with("the body is not JSON"));
    let headers = [("Content-Type", "text/plain")];
    let refused = notes.send_as("mock-key", "POST /notes", "", &headers).await;
    assert_eq!(
        refused.reason(),
        "the body must be sent as `application/json`, and came with `text/plain`"
    );
}

#[tokio::test]
async fn credentials_are_checked_and_never_shown() {
    let notes = Notes::start();
    for credential in ["", "hunter2", "mock-key-0"] {
        let refused = notes
            .send_as(credential, "GET /notes?limit=0", "", &[])
            .await;
        assert_eq!(refused.status, 401);
        let reason = refused.reason();
        assert!(
            reason.contains("expected `Authorization: Bearer mock-key`, or"),
            "{reason}"
        );
        assert!(!refused.text.contains("hunter2"));
    }
    let refused = notes.send_as("", "GET /notes?key=hunter2", "", &[]).await;
    assert_eq!(refused.status, 401);
    let taken = notes.send_as("", "GET /notes?key=mock-key", "", &[]).await;
    assert_eq!(taken.status, 200);
    let requests = notes.mock.requests();
    let shown = format!("{requests:?} {}", requests[3]);
    assert!(
        !shown.contains("hunter2") && shown.contains("key=***"),
        "{shown}"
    );
}

#[tokio::test]
async fn other_paths_and_methods_are_refused() {
    let notes = Notes::start();
    let lost = notes.send("GET /note", "").await;
    assert_eq!(lost.status, 404);
    assert!(lost.reason().contains(notes.mock.base_url()));
    let root = notes.mock.base_url().trim_end_matches("/v1").to_owned();
    let lost = notes.send(&format!("GET {root}/notes"), "").await;
    assert_eq!(lost.status, 404);
    let refused = notes.send("PUT /notes", "{}").await;
    assert_eq!(refused.header("allow"), "GET, POST");
    assert_eq!(refused.status, 405);
}
