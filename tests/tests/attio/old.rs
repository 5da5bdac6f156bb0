//! The Attio client over a loopback socket: what is on the wire, and what the caller gets.

use bindery_attio::{
    Attio, AttioError, ErrorKind,
    types::{
        AndFilter, EventType, Filter, FilterCondition, FilterOperator, Subscription, WebhookStatus,
    },
    webhooks::{CreateWebhookError, GetWebhookError, ListWebhooks},
};
use bindery_tests::{Loopback, Reply};

const ID: &str = "23e42eaf-323a-41da-b5bb-fd67eebda553";
const WEBHOOK: &str = r#"{"target_url":"https://example.com/webhook","subscriptions":[{"event_type":"note.created","filter":{"$or":[{"field":"id.list_id","operator":"equals","value":"d34c5f6b"}]}},{"event_type":"star.exploded","filter":null}],"id":{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553"},"status":"active","created_at":"2023-04-27T13:22:49.061281000Z"}"#;
const NOT_FOUND: &str = r#"{"status_code":404,"type":"invalid_request_error","code":"not_found","message":"Webhook not found"}"#;

fn attio(server: &Loopback) -> Attio {
    Attio::builder()
        .oauth2("token-7")
        .base_url(server.url())
        .build()
        .expect("a client of a loopback server")
}

fn id() -> bindery::Uuid {
    ID.parse().expect("a UUID")
}

#[tokio::test]
async fn list_sends_limit_and_offset_and_unwraps_the_envelope() {
    let server = Loopback::start(vec![Reply::json(200, format!(r#"{{"data":[{WEBHOOK}]}}"#))]);
    let webhooks = attio(&server)
        .webhooks()
        .list()
        .limit(10)
        .offset(5)
        .send()
        .await
        .unwrap();

    assert_eq!(webhooks.http().status(), 200);
    assert_eq!(webhooks.len(), 1);
    assert_eq!(webhooks[0].status, WebhookStatus::Active);
    assert_eq!(
        webhooks[0].created_at.as_str(),
        "2023-04-27T13:22:49.061281000Z"
    );
    assert!(
        matches!(&webhooks[0].subscriptions[0].filter, Some(Filter::Or(or)) if or.conditions.len() == 1)
    );
    assert_eq!(
        webhooks[0].subscriptions[1].event_type,
        EventType::Unknown("star.exploded".to_owned())
    );
    assert_eq!(serde_json::to_string(&webhooks[0]).unwrap(), WEBHOOK);

    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /v2/webhooks?limit=10&offset=5");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn list_sends_nothing_that_is_not_set() {
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":[]}"#)]);
    let webhooks = bindery_attio::webhooks::list(&attio(&server), ListWebhooks::new())
        .await
        .unwrap();
    assert!(webhooks.is_empty());
    assert_eq!(server.finish()[0].line, "GET /v2/webhooks");
}

#[tokio::test]
async fn items_walk_the_pages_until_a_short_one() {
    let page = |count: usize| {
        Reply::json(
            200,
            format!(r#"{{"data":[{}]}}"#, vec![WEBHOOK; count].join(",")),
        )
    };
    let server = Loopback::start(vec![page(2), page(2), page(1)]);
    let mut items = attio(&server).webhooks().list().limit(2).items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 5);
    let lines: Vec<_> = server.finish().into_iter().map(|sent| sent.line).collect();
    assert_eq!(
        lines,
        [
            "GET /v2/webhooks?limit=2",
            "GET /v2/webhooks?limit=2&offset=2",
            "GET /v2/webhooks?limit=2&offset=4",
        ]
    );
}

#[tokio::test]
async fn pages_ask_for_the_default_size() {
    let server = Loopback::start(vec![Reply::json(200, r#"{"data":[]}"#)]);
    let mut pages = attio(&server).webhooks().list().pages();
    assert!(pages.next().await.unwrap().unwrap().is_empty());
    assert!(pages.next().await.is_none());
    assert_eq!(server.finish()[0].line, "GET /v2/webhooks?limit=100");
}

#[tokio::test]
async fn create_sends_the_body_in_its_envelope_and_keeps_the_secret_out_of_sight() {
    let created = WEBHOOK.replacen('{', r#"{"secret":"hunter2","#, 1);
    let server = Loopback::start(vec![Reply::json(200, format!(r#"{{"data":{created}}}"#))]);
    let filter = Filter::And(AndFilter::new([FilterCondition::new(
        "parent_object_id",
        FilterOperator::Equals,
        "97052eb9",
    )]));
    let webhook = attio(&server)
        .webhooks()
        .create(
            "https://example.com/webhook",
            [
                Subscription::new(EventType::NoteCreated, filter),
                Subscription::new(EventType::NoteDeleted, None),
            ],
        )
        .send()
        .await
        .unwrap();
    assert_eq!(webhook.secret.expose(), "hunter2");
    assert!(!format!("{webhook:?} {:?}", *webhook).contains("hunter2"));

    let sent = server.finish();
    assert_eq!(sent[0].line, "POST /v2/webhooks");
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    assert_eq!(
        sent[0].body,
        r#"{"data":{"target_url":"https://example.com/webhook","subscriptions":[{"event_type":"note.created","filter":{"$and":[{"field":"parent_object_id","operator":"equals","value":"97052eb9"}]}},{"event_type":"note.deleted","filter":null}]}}"#
    );
}

#[tokio::test]
async fn create_gives_its_documented_error() {
    let body = r#"{"status_code":400,"type":"invalid_request_error","code":"validation_type","message":"Related list not found"}"#;
    let server = Loopback::start(vec![Reply::json(400, body)]);
    let error = attio(&server)
        .webhooks()
        .create("https://x.dev", [])
        .send()
        .await
        .unwrap_err();
    let Some(CreateWebhookError::BadRequest(body)) = error.api() else {
        panic!("{error}");
    };
    assert_eq!(body.value().unwrap().message, "Related list not found");
    assert_eq!(
        error.to_string(),
        "webhooks.create: 400 Bad Request: validation_type: Related list not found"
    );
    server.finish();
}

#[tokio::test]
async fn get_reads_one_webhook() {
    let server = Loopback::start(vec![Reply::json(200, format!(r#"{{"data":{WEBHOOK}}}"#))]);
    let webhook = attio(&server).webhooks().get(id()).send().await.unwrap();
    assert_eq!(webhook.id.webhook_id, id());
    assert_eq!(server.finish()[0].line, format!("GET /v2/webhooks/{ID}"));
}

#[tokio::test]
async fn get_of_a_missing_webhook_is_its_documented_error() {
    let server = Loopback::start(vec![Reply::json(404, NOT_FOUND)]);
    let error = attio(&server)
        .webhooks()
        .get(id())
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error.api(), Some(GetWebhookError::NotFound(body)) if body.value().is_some()));
    let error: bindery::AnyError = error.into();
    assert_eq!(error.status().unwrap(), 404);
    assert!(
        error
            .api()
            .unwrap()
            .downcast_ref::<GetWebhookError>()
            .is_some()
    );
    server.finish();
}

#[tokio::test]
async fn update_sends_only_what_is_set() {
    let reply = || Reply::json(200, format!(r#"{{"data":{WEBHOOK}}}"#));
    let server = Loopback::start(vec![reply(), reply()]);
    let attio = attio(&server);
    attio
        .webhooks()
        .update(id())
        .target_url("https://x.dev")
        .send()
        .await
        .unwrap();
    attio.webhooks().update(id()).send().await.unwrap();
    let sent = server.finish();
    assert_eq!(sent[0].line, format!("PATCH /v2/webhooks/{ID}"));
    assert_eq!(sent[0].body, r#"{"data":{"target_url":"https://x.dev"}}"#);
    assert_eq!(sent[1].body, r#"{"data":{}}"#);
}

#[tokio::test]
async fn delete_reads_an_empty_object_outside_the_envelope() {
    let server = Loopback::start(vec![Reply::json(200, "{}")]);
    attio(&server).webhooks().delete(id()).send().await.unwrap();
    let sent = server.finish();
    assert_eq!(sent[0].line, format!("DELETE /v2/webhooks/{ID}"));
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn provider_errors_hold_for_every_operation_and_an_exact_status_comes_first() {
    let headers = [("Retry-After", "7")];
    let server = Loopback::start(vec![
        Reply::new(429, &headers, "<html>slow down</html>"),
        Reply::json(401, "{}"),
        Reply::json(503, ""),
        Reply::json(302, ""),
    ]);
    let attio = attio(&server);
    let list = || attio.webhooks().list().send();

    let error = list().await.unwrap_err();
    let Some(AttioError::TooManyRequests(body)) = error.api() else {
        panic!("{error}")
    };
    assert_eq!(&body.raw()[..], b"<html>slow down</html>");
    assert!(body.decode_error().is_some());
    assert_eq!(error.retry_after().unwrap().as_secs(), 7);
    assert!(error.is_retryable());
    assert!(matches!(
        list().await.unwrap_err().api(),
        Some(AttioError::ClientError(_))
    ));
    assert!(matches!(
        list().await.unwrap_err().api(),
        Some(AttioError::ServerError(_))
    ));
    assert_eq!(
        list().await.unwrap_err().kind(),
        ErrorKind::UnexpectedStatus
    );
    server.finish();
}

#[tokio::test]
async fn an_undecodable_success_says_where_and_keeps_the_body() {
    let missing_filter = WEBHOOK.replace(r#","filter":null"#, "");
    let wrong_status = WEBHOOK.replace(r#""active""#, "[\"hunter2\"]");
    let bodies = [
        (
            format!(r#"{{"data":[{WEBHOOK},{missing_filter}]}}"#),
            "data[1].subscriptions[1]",
        ),
        (format!(r#"{{"data":[{wrong_status}]}}"#), "data[0].status"),
        (r#"{"items":[]}"#.to_owned(), ""),
        (r#"{"data":[{"target_url"#.to_owned(), "data[0]"),
        (String::new(), ""),
    ];
    let replies = bodies
        .iter()
        .map(|(body, _)| Reply::json(200, body.clone()))
        .collect();
    let server = Loopback::start(replies);
    let attio = attio(&server);
    for (body, path) in bodies {
        let error = attio.webhooks().list().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.body().unwrap(), body.as_bytes());
        assert_eq!(error.decode_error().unwrap().path(), path, "{error}");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
    server.finish();
}

#[tokio::test]
async fn a_refused_connection_is_told_apart() {
    let server = Loopback::start(Vec::new());
    let attio = attio(&server);
    server.finish();
    let error = attio.webhooks().list().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(error.attempts(), 1);
}

#[test]
fn a_client_without_a_credential_is_refused() {
    let error = Attio::builder().build().unwrap_err();
    assert_eq!(error.to_string(), "no credential was given: set oauth2");
}

#[tokio::test]
async fn blocking_calls_work_inside_an_async_runtime() {
    let server = Loopback::start(vec![
        Reply::json(200, r#"{"data":[]}"#),
        Reply::json(200, format!(r#"{{"data":[{WEBHOOK}]}}"#)),
    ]);
    let attio = attio(&server);
    assert!(attio.webhooks().list().send_blocking().unwrap().is_empty());
    let items: Vec<_> = attio.webhooks().list().items_blocking().collect();
    assert_eq!(items.len(), 1);
    server.finish();
}
