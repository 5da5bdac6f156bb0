//! Failures on request, and what generated clients make of them.

use std::time::Duration;

use bindery::{CallOptions, ErrorKind, RetryPolicy};
use bindery_attio::{Attio, AttioError};
use bindery_mock::{Fault, Mock};

use crate::plain::Notes;

/// A client that makes up to three attempts, one right after the other.
fn persistent(mock: &Mock) -> Attio {
    let policy = RetryPolicy::backoff().initial_interval(Duration::ZERO);
    Attio::builder()
        .oauth2(mock.credential())
        .base_url(mock.base_url())
        .options(CallOptions::new().retry(policy))
        .build()
        .unwrap()
}

fn attio() -> (Mock, Attio) {
    let mock = Mock::start(crate::spec!("attio")).unwrap();
    let attio = persistent(&mock);
    (mock, attio)
}

#[tokio::test]
async fn a_client_overcomes_failures_that_end() {
    let (mock, attio) = attio();
    mock.fail_next(Fault::status(503).times(2));
    let listed = attio.webhooks().list().send().await.unwrap();
    assert_eq!(listed.http().attempts(), 3);
    let statuses: Vec<_> = mock
        .requests()
        .iter()
        .map(|request| request.status)
        .collect();
    assert_eq!(statuses, [Some(503), Some(503), Some(200)]);
}

#[tokio::test]
async fn a_failure_has_the_documented_form() {
    let (mock, attio) = attio();
    mock.fail_next(Fault::status(429).retry_after(7).times(3));
    let none = CallOptions::new().retry(RetryPolicy::none());
    let error = attio.webhooks().list().with(none).send().await.unwrap_err();
    let Some(AttioError::TooManyRequests(body)) = error.api() else {
        panic!("{error:?}")
    };
    assert_eq!(body.value().unwrap().message, "a fault that was asked for");
    let wait = error.retry_after().unwrap();
    assert!(
        wait > Duration::from_secs(5) && wait <= Duration::from_secs(8),
        "{wait:?}"
    );
}

#[tokio::test]
async fn a_failed_write_did_nothing_and_a_truncated_answer_did() {
    let (mock, attio) = attio();
    mock.fail_next(Fault::status(500));
    let none = CallOptions::new().retry(RetryPolicy::none());
    let create = || {
        attio
            .webhooks()
            .create("https://example.com", [])
            .with(none.clone())
    };
    create().send().await.unwrap_err();
    assert!(attio.webhooks().list().send().await.unwrap().is_empty());
    mock.fail_next(Fault::truncate());
    let error = create().send().await.unwrap_err();
    assert!(error.may_have_succeeded());
    assert_eq!(attio.webhooks().list().send().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_connection_that_is_closed_has_no_answer() {
    let (mock, attio) = attio();
    mock.fail_next(Fault::disconnect());
    let none = CallOptions::new().retry(RetryPolicy::none());
    let error = attio.webhooks().list().with(none).send().await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Transport | ErrorKind::Connect),
        "{error:?}"
    );
    assert_eq!(mock.requests()[0].status, None);
}

#[tokio::test]
async fn a_header_or_the_mock_itself_can_be_asked() {
    let notes = Notes::start();
    let headers = [("Bindery-Mock-Fault", "status=503; retry-after=2")];
    let failed = notes.send_as("mock-key", "GET /notes", "", &headers).await;
    assert_eq!((failed.status, failed.header("retry-after")), (503, "2"));
    let headers = [("Bindery-Mock-Fault", "stats=503")];
    let refused = notes.send_as("mock-key", "GET /notes", "", &headers).await;
    assert_eq!(refused.status, 400);
    assert!(refused.reason().contains("expected one of `status=`"));

    let root = notes.mock.base_url().trim_end_matches("/v1").to_owned();
    let asked = notes
        .send(&format!("POST {root}/_mock/fail"), "status=418")
        .await;
    assert_eq!(asked.status, 200);
    assert_eq!(notes.send("GET /notes", "").await.status, 418);
    assert_eq!(notes.send("GET /notes", "").await.status, 200);
    let requests = notes
        .send(&format!("GET {root}/_mock/requests"), "")
        .await
        .json();
    assert_eq!(requests.as_array().unwrap().len(), 4);
    let lost = notes.send(&format!("GET {root}/_mock/request"), "").await;
    assert!(
        lost.reason().contains("did you mean `/_mock/requests`?"),
        "{lost:?}"
    );
}
