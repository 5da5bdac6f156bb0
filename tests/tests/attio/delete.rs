//! `webhooks.delete`.

use bindery::{Error, ErrorKind, Response};
use bindery_attio::{
    Attio,
    types::Empty,
    webhooks::{self, DeleteWebhook, DeleteWebhookError},
};
use bindery_tests::{Loopback, Reply, assert_documented, assert_unexpected, call_each, errors_of};

use crate::{
    HEADERS, attio,
    bodies::{FAILURES, ID, NOT_FOUND, OTHER, RATE_LIMIT, REFUSALS, UNDOCUMENTED},
    id,
};

async fn call(attio: &Attio) -> Result<Response<Empty>, Error<DeleteWebhookError>> {
    attio.webhooks().delete(id()).send().await
}

#[tokio::test]
async fn it_deletes_one_webhook() {
    let server = Loopback::start(vec![Reply::json(200, "{}"); 2]);
    let attio = attio(&server);
    call(&attio).await.unwrap();
    webhooks::delete(&attio, DeleteWebhook::new(id()))
        .await
        .unwrap();
    for sent in server.finish() {
        assert_eq!(sent.line, format!("DELETE /v2/webhooks/{ID}"));
        assert_eq!(sent.own_headers(), HEADERS);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn it_reads_an_empty_object_without_an_envelope() {
    let bodies = ["{}", " {} ", r#"{"data":{}}"#, r#"{"deleted":true}"#];
    let replies = bodies.map(|body| Reply::json(200, body)).to_vec();
    for (result, _) in call_each(attio, replies, call).await {
        assert!(result.is_ok());
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_is_undecodable_and_kept() {
    let bodies = ["", "{", "null", "true", "<html></html>", "{}{}"];
    let replies = bodies.map(|body| Reply::json(200, body)).to_vec();
    for (body, error) in bodies.iter().zip(errors_of(attio, replies, call).await) {
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
}

#[tokio::test]
async fn its_documented_errors_are_variants() {
    assert_documented(attio, &[404], NOT_FOUND, call, |error| match error {
        DeleteWebhookError::NotFound(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &[429], RATE_LIMIT, call, |error| match error {
        DeleteWebhookError::TooManyRequests(body) => Some(body),
        _ => None,
    })
    .await;
    let others = [&[400], &REFUSALS[..]].concat();
    assert_documented(attio, &others, OTHER, call, |error| match error {
        DeleteWebhookError::ClientError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_documented(attio, &FAILURES, OTHER, call, |error| match error {
        DeleteWebhookError::ServerError(body) => Some(body),
        _ => None,
    })
    .await;
    assert_unexpected(attio, &UNDOCUMENTED, call).await;
}
