//! What is sent again, by what Attio documents. Nothing waits here: the waits are the runtime's own matter.

use std::time::Duration;

use bindery::{CallOptions, RetryPolicy};
use bindery_attio::{Attio, AttioError, webhooks::DeleteWebhookError};
use bindery_tests::{Loopback, Reply};

use crate::{
    attio,
    bodies::{NOT_FOUND, OTHER, RATE_LIMIT, WEBHOOK, data},
    id,
};

const URL: &str = "https://x.dev";

/// A client that makes up to three attempts, one right after the other.
fn persistent(server: &Loopback) -> Attio {
    let policy = RetryPolicy::backoff().initial_interval(Duration::ZERO);
    attio(server).with(CallOptions::new().retry(policy))
}

/// What is answered to a webhook that is there, after these statuses.
fn after(statuses: &[u16], last: impl Into<String>) -> Vec<Reply> {
    let failures = statuses.iter().map(|&status| Reply::json(status, OTHER));
    failures.chain([Reply::json(200, last)]).collect()
}

#[tokio::test]
async fn reads_are_repeated_on_the_documented_statuses() {
    for statuses in [[429, 500], [502, 503], [504, 429]] {
        let server = Loopback::start(after(&statuses, data(WEBHOOK)));
        let get = persistent(&server).webhooks().get(id());
        assert_eq!(get.send().await.unwrap().http().attempts(), 3);
        let sent = server.finish();
        assert!(
            sent.iter().all(|request| {
                request.line == sent[0].line && request.headers == sent[0].headers
            })
        );
    }
    for status in [400, 401, 403, 404, 408, 409, 501] {
        let server = Loopback::start(vec![Reply::json(status, OTHER)]);
        let list = persistent(&server).webhooks().list();
        assert_eq!(list.send().await.unwrap_err().attempts(), 1);
        assert_eq!(server.finish().len(), 1);
    }
}

#[tokio::test]
async fn the_last_failure_is_the_one_that_is_told() {
    let failures = [Reply::json(503, OTHER), Reply::json(500, OTHER)];
    let limited = Reply::json(429, RATE_LIMIT);
    let server = Loopback::start(failures.into_iter().chain([limited]).collect());
    let list = persistent(&server).webhooks().list();
    let error = list.send().await.unwrap_err();
    assert!(matches!(error.api(), Some(AttioError::TooManyRequests(_))));
    assert_eq!(error.attempts(), 3);
    assert_eq!(server.finish().len(), 3);
}

#[tokio::test]
async fn a_write_is_repeated_after_429_alone_with_the_same_body() {
    let created = WEBHOOK.replacen('{', r#"{"secret":"ca978112","#, 1);
    let server = Loopback::start(after(&[429], data(&created)));
    let create = persistent(&server).webhooks().create(URL, []);
    assert_eq!(create.send().await.unwrap().http().attempts(), 2);
    let sent = server.finish();
    assert_eq!(sent[0].body, sent[1].body);
    assert_eq!(sent[1].line, "POST /v2/webhooks");

    let server = Loopback::start(after(&[429], data(WEBHOOK)));
    let update = persistent(&server).webhooks().update(id()).target_url(URL);
    assert_eq!(update.send().await.unwrap().http().attempts(), 2);
    let sent = server.finish();
    assert_eq!(sent[0].body, sent[1].body);

    for status in [500, 502, 503, 504] {
        let server = Loopback::start(vec![Reply::json(status, OTHER); 2]);
        let webhooks = persistent(&server).webhooks();
        let error = webhooks.create(URL, []).send().await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{error}");
        let error = webhooks.update(id()).send().await.unwrap_err();
        assert_eq!(error.attempts(), 1, "{error}");
        assert_eq!(server.finish().len(), 2);
    }
}

#[tokio::test]
async fn a_write_whose_answer_broke_off_is_not_repeated() {
    let broken = Reply::json(200, data(WEBHOOK)).broken_off(10);
    let server = Loopback::start(vec![broken; 2]);
    let webhooks = persistent(&server).webhooks();
    let error = webhooks.create(URL, []).send().await.unwrap_err();
    assert_eq!(error.attempts(), 1, "{error}");
    let error = webhooks.update(id()).send().await.unwrap_err();
    assert_eq!(error.attempts(), 1, "{error}");
    server.finish();
}

#[tokio::test]
async fn a_repeated_delete_that_finds_nothing_may_have_succeeded() {
    let replies = vec![Reply::json(500, OTHER), Reply::json(404, NOT_FOUND)];
    let server = Loopback::start(replies);
    let delete = persistent(&server).webhooks().delete(id());
    let error = delete.send().await.unwrap_err();
    assert!(matches!(error.api(), Some(DeleteWebhookError::NotFound(_))));
    assert_eq!(error.attempts(), 2);
    assert!(error.to_string().contains("may have succeeded"), "{error}");
    server.finish();
}
