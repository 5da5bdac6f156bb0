//! `webhooks.update`

use bindery_ingedata::{
    Ingedata, IngedataError,
    types::{Webhook, WebhookUpdateAttributes},
    webhooks::{self, UpdateWebhook},
};
use bindery_tests::Reply;
use serde_json::json;

use crate::{INGEDATA, WEBHOOK, data, serve, unfit_webhooks, variant};

#[tokio::test]
async fn it_sends_what_is_set() {
    let (server, ingedata) = serve(vec![Reply::json(200, data(WEBHOOK)); 3]);
    let all = WebhookUpdateAttributes::new()
        .events([json!("a")])
        .secret("s")
        .url("https://example.com/hook")
        .name("")
        .id(1);
    let no_events = WebhookUpdateAttributes::new().events(Vec::<String>::new());
    for attributes in [WebhookUpdateAttributes::new(), all, no_events] {
        let webhook = ingedata
            .webhooks()
            .update(7, attributes)
            .send()
            .await
            .unwrap();
        assert_eq!(serde_json::to_string(&*webhook).unwrap(), WEBHOOK);
    }

    let sent = server.finish();
    assert_eq!(sent[0].line, "PATCH /api/v3/notification/webhooks/7");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    let attributes = [
        "{}",
        r#"{"id":1,"name":"","url":"https://example.com/hook","secret":"s","events":["a"]}"#,
        r#"{"events":[]}"#,
    ];
    for (sent, attributes) in sent.iter().zip(attributes) {
        assert_eq!(
            sent.body,
            format!(r#"{{"data":{{"type":"notification/webhooks","attributes":{attributes}}}}}"#)
        );
    }
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, update, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    INGEDATA
        .refuses_bodies(200, &unfit_webhooks(), update)
        .await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA
        .reads_what_is_json(200, &data(WEBHOOK), update)
        .await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::json(200, data(WEBHOOK)); 3]);
    let attributes = || WebhookUpdateAttributes::new().name("n");
    let operation = UpdateWebhook::new(7, attributes());
    webhooks::update(&ingedata, operation.clone())
        .await
        .unwrap();
    webhooks::blocking::update(&ingedata, operation).unwrap();
    ingedata
        .webhooks()
        .update(7, attributes())
        .send_blocking()
        .unwrap();
    for sent in server.finish() {
        assert_eq!(sent.line, "PATCH /api/v3/notification/webhooks/7");
        assert_eq!(
            sent.body,
            data(r#"{"type":"notification/webhooks","attributes":{"name":"n"}}"#)
        );
    }
}

async fn update(
    ingedata: &Ingedata,
) -> Result<bindery::Response<Webhook>, bindery::Error<IngedataError>> {
    let attributes = WebhookUpdateAttributes::new();
    ingedata.webhooks().update(1, attributes).send().await
}
