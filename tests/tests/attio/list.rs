//! `webhooks.list`, one page at a time.

use bindery::{Error, ErrorKind, Response};
use bindery_attio::{
    Attio, AttioError,
    types::{Filter, Webhook},
    webhooks::{self, ListWebhooks},
};
use bindery_tests::{
    Loopback, Reply, assert_documented, assert_undecodable, assert_unexpected, call_each,
    cut_short, errors_of, with_each_member_null, with_extra_members, without_each_member,
};

use crate::{
    HEADERS, attio,
    bodies::{FAILURES, OTHER, RATE_LIMIT, REFUSALS, UNDOCUMENTED, WEBHOOK, data},
};

async fn call(attio: &Attio) -> Result<Response<Vec<Webhook>>, Error<AttioError>> {
    attio.webhooks().list().send().await
}

#[tokio::test]
async fn it_sends_what_is_set_and_nothing_else() {
    let operations = [
        (ListWebhooks::new(), "GET /v2/webhooks"),
        (
            ListWebhooks::new().offset(5).limit(10),
            "GET /v2/webhooks?limit=10&offset=5",
        ),
        (ListWebhooks::new().limit(10), "GET /v2/webhooks?limit=10"),
        (ListWebhooks::new().offset(0), "GET /v2/webhooks?offset=0"),
        (
            ListWebhooks::new().limit(-1).offset(i64::MAX),
            "GET /v2/webhooks?limit=-1&offset=9223372036854775807",
        ),
    ];
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":[]}"#); operations.len()]);
    let attio = attio(&server);
    for (operation, _) in &operations {
        let page = webhooks::list(&attio, operation.clone()).await.unwrap();
        assert!(page.is_empty());
    }
    for ((_, line), sent) in operations.iter().zip(server.finish()) {
        assert_eq!(sent.line, *line);
        assert_eq!(sent.own_headers(), HEADERS);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn it_gives_the_webhooks_in_their_order() {
    let other = WEBHOOK.replace("active", "degraded");
    let page = format!("[{WEBHOOK},{other}]");
    let called = call_each(attio, vec![Reply::json(200, data(&page))], call).await;
    let webhooks = called[0].0.as_ref().unwrap();
    assert_eq!(webhooks.http().status(), 200);
    assert_eq!(webhooks.len(), 2);
    let filter = webhooks[0].subscriptions[0].filter.as_ref();
    assert!(matches!(filter, Some(Filter::Or(or)) if or.conditions.len() == 1));
    assert_eq!(serde_json::to_string(&**webhooks).unwrap(), page);
}

#[tokio::test]
async fn members_that_no_document_has_are_ignored() {
    let page = format!("[{WEBHOOK}]");
    let extended = with_extra_members(&data(&page));
    let called = call_each(attio, vec![Reply::json(200, extended)], call).await;
    let webhooks = called[0].0.as_ref().unwrap();
    assert_eq!(serde_json::to_string(&**webhooks).unwrap(), page);
}

#[tokio::test]
async fn a_member_that_is_missing_or_null_is_named() {
    let body = data(&format!("[{WEBHOOK},{WEBHOOK}]"));
    let mut bodies = without_each_member(&body);
    bodies.extend(with_each_member_null(&body));
    bodies.retain(|changed| !changed.path.contains(".filter"));
    assert_undecodable(attio, &bodies, call).await;
}

#[tokio::test]
async fn a_body_cut_short_is_undecodable_and_kept() {
    let bodies = cut_short(&data(&format!("[{WEBHOOK}]")));
    let replies = bodies.iter().map(|body| Reply::json(200, &**body));
    let errors = errors_of(attio, replies.collect(), call).await;
    for (body, error) in bodies.iter().zip(errors) {
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[tokio::test]
async fn its_documented_errors_are_variants() {
    assert_documented(attio, &[429], RATE_LIMIT, call, |error| match error {
        AttioError::TooManyRequests(body) => Some(body),
        _ => None,
    })
    .await;
    let others = [&[400, 404], &REFUSALS[..]].concat();
    assert_documented(attio, &others, OTHER, call, |error| match error {
        AttioError::ClientError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &FAILURES, OTHER, call, |error| match error {
        AttioError::ServerError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_unexpected(attio, &UNDOCUMENTED, call).await;
}

#[tokio::test]
async fn a_rate_limit_tells_when_to_go_on() {
    let limited = |date: &str| {
        let headers = [("Content-Type", "application/json"), ("Retry-After", date)];
        Reply::new(429, &headers, RATE_LIMIT)
    };
    let replies = vec![
        limited("Tue, 23 May 2023 14:42:01 GMT"),
        limited("Wed, 01 Jan 9000 00:00:00 GMT"),
        limited("7"),
        limited("soon"),
        Reply::json(429, RATE_LIMIT),
    ];
    let errors = errors_of(attio, replies, call).await;
    let waits: Vec<_> = errors
        .iter()
        .map(|error| error.retry_after().map(|wait| wait.as_secs()))
        .collect();
    assert_eq!(waits[0], Some(0), "a moment that has passed");
    assert!(waits[1].is_some_and(|wait| wait > 1_000_000_000));
    assert_eq!(waits[2..], [Some(7), None, None]);
    assert!(errors.iter().all(Error::is_retryable));
    assert_eq!(
        errors[2].to_string(),
        "webhooks.list: 429 Too Many Requests: rate_limit_exceeded: \
         Rate limit exceeded, please try again later (the server asks to wait 7s)"
    );
}

#[tokio::test]
async fn a_refusal_names_the_scope_that_is_needed() {
    let errors = errors_of(attio, vec![Reply::json(403, "{}")], call).await;
    let shown = errors[0].to_string();
    assert!(shown.contains("webhook:read"), "{shown}");
}
