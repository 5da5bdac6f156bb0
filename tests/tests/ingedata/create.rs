//! `webhooks.create`

use bindery::DateTime;
use bindery_ingedata::{
    Ingedata, IngedataError,
    types::{Webhook, WebhookAttributes},
    webhooks::{self, CreateWebhook},
};
use bindery_tests::Reply;
use serde_json::json;

use crate::{INGEDATA, WEBHOOK, data, serve, unfit_webhooks, variant};

#[tokio::test]
async fn it_sends_the_resource_with_its_type_in_the_envelope() {
    let (server, ingedata) = serve(vec![Reply::json(201, data(WEBHOOK))]);
    let attributes = WebhookAttributes::new()
        .events(["a", "b"])
        .secret("s")
        .url("https://example.com/hook")
        .name("n");
    let webhook = ingedata.webhooks().create(attributes).send().await.unwrap();
    assert_eq!(webhook.http().status(), 201);
    assert_eq!(serde_json::to_string(&*webhook).unwrap(), WEBHOOK);

    let sent = server.finish();
    assert_eq!(sent[0].line, "POST /api/v3/notification/webhooks");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    assert_eq!(
        sent[0].body,
        r#"{"data":{"type":"notification/webhooks","attributes":{"name":"n","url":"https://example.com/hook","secret":"s","events":["a","b"]}}}"#
    );
}

#[tokio::test]
async fn it_sends_no_attribute_or_every_one() {
    let (server, ingedata) = serve(vec![Reply::json(201, data(WEBHOOK)); 3]);
    let all = WebhookAttributes::new()
        .updated_at("2025-01-02T03:04:06Z")
        .created_at(DateTime::from("2025-01-02 03:04:05 +0100"))
        .scopes("x", json!([1]))
        .scopes("y", json!(null))
        .events([json!("a"), json!({"b": 1}), json!(7)])
        .account_id(7)
        .id(1);
    let empty = WebhookAttributes::new().events(Vec::<String>::new());
    for attributes in [WebhookAttributes::new(), all, empty] {
        ingedata.webhooks().create(attributes).send().await.unwrap();
    }
    let bodies: Vec<_> = server.finish().into_iter().map(|sent| sent.body).collect();
    let wrapped = |attributes: &str| {
        data(&format!(
            r#"{{"type":"notification/webhooks","attributes":{attributes}}}"#
        ))
    };
    assert_eq!(
        bodies,
        [
            wrapped("{}"),
            wrapped(
                r#"{"id":1,"account_id":7,"events":["a",{"b":1},7],"scopes":{"x":[1],"y":null},"created_at":"2025-01-02 03:04:05 +0100","updated_at":"2025-01-02T03:04:06Z"}"#
            ),
            wrapped(r#"{"events":[]}"#),
        ]
    );
}

#[tokio::test]
async fn what_was_read_can_be_sent() {
    let (server, ingedata) = serve(vec![
        Reply::json(200, data(WEBHOOK)),
        Reply::json(201, data(WEBHOOK)),
    ]);
    let webhook = ingedata
        .webhooks()
        .get(1)
        .send()
        .await
        .unwrap()
        .into_inner();
    let attributes = webhook.data.attributes.unwrap();
    ingedata.webhooks().create(attributes).send().await.unwrap();
    let sent = server.finish();
    let read: serde_json::Value = serde_json::from_str(WEBHOOK).unwrap();
    let written: serde_json::Value = serde_json::from_str(&sent[1].body).unwrap();
    assert_eq!(written["data"]["attributes"], read["attributes"]);
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, create, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    INGEDATA
        .refuses_bodies(201, &unfit_webhooks(), create)
        .await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA
        .reads_what_is_json(201, &data(WEBHOOK), create)
        .await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::json(201, data(WEBHOOK)); 3]);
    let attributes = || WebhookAttributes::new().name("n");
    let operation = CreateWebhook::new(attributes());
    webhooks::create(&ingedata, operation.clone())
        .await
        .unwrap();
    webhooks::blocking::create(&ingedata, operation).unwrap();
    ingedata
        .webhooks()
        .create(attributes())
        .send_blocking()
        .unwrap();
    let body = data(r#"{"type":"notification/webhooks","attributes":{"name":"n"}}"#);
    assert!(server.finish().iter().all(|sent| sent.body == body));
}

async fn create(
    ingedata: &Ingedata,
) -> Result<bindery::Response<Webhook>, bindery::Error<IngedataError>> {
    ingedata
        .webhooks()
        .create(WebhookAttributes::new())
        .send()
        .await
}
