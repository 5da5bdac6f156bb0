//! `webhooks.update`

use bindery_asana::{
    Asana, AsanaError,
    types::{EventAction, Webhook, WebhookField, WebhookFilter},
    webhooks::{self, UpdateWebhook},
};
use bindery_tests::Reply;

use crate::{ASANA, WEBHOOK, data, misfits, serve, variant};

#[tokio::test]
async fn it_sends_the_filters_as_a_whole() {
    let (server, asana) = serve(vec![Reply::json(200, data(WEBHOOK))]);
    let webhook = asana
        .webhooks()
        .update("12345")
        .filters([WebhookFilter::new()
            .action(EventAction::Changed)
            .fields(["asperiores", "totam"])
            .resource_type("task")])
        .opt_fields([WebhookField::Filters, WebhookField::FiltersAction])
        .opt_pretty(false)
        .send()
        .await
        .unwrap();
    assert_eq!(serde_json::to_string(&*webhook).unwrap(), WEBHOOK);

    let sent = server.finish();
    assert_eq!(
        sent[0].line,
        "PUT /webhooks/12345?opt_fields=filters,filters.action&opt_pretty=false"
    );
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    assert_eq!(
        sent[0].body,
        r#"{"data":{"filters":[{"resource_type":"task","action":"changed","fields":["asperiores","totam"]}]}}"#
    );
}

#[tokio::test]
async fn no_filters_and_an_empty_list_of_filters_differ() {
    let (server, asana) = serve(vec![Reply::json(200, data(WEBHOOK)); 2]);
    asana.webhooks().update("1").send().await.unwrap();
    asana
        .webhooks()
        .update("1")
        .filters([])
        .send()
        .await
        .unwrap();
    let sent = server.finish();
    assert_eq!(sent[0].body, r#"{"data":{}}"#);
    assert_eq!(sent[1].body, r#"{"data":{"filters":[]}}"#);
}

#[tokio::test]
async fn what_was_read_can_be_sent() {
    let unknown = r#"{"gid":"1","filters":[{"action":"exploded","fields":["f"]}]}"#;
    let (server, asana) = serve(vec![Reply::json(200, data(unknown)); 2]);
    let webhook = asana.webhooks().get("1").send().await.unwrap().into_inner();
    asana
        .webhooks()
        .update("1")
        .filters(webhook.filters.unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.finish()[1].body,
        r#"{"data":{"filters":[{"action":"exploded","fields":["f"]}]}}"#
    );
}

#[tokio::test]
async fn errors_are_told_apart() {
    ASANA.tells_errors_apart(Some(200), update, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let mut bodies = misfits();
    bodies.extend([
        (data("{}"), "data"),
        (data(r#"{"gid":"1","filters":{}}"#), "data.filters"),
    ]);
    ASANA.refuses_bodies(200, &bodies, update).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    ASANA.reads_what_is_json(200, &data(WEBHOOK), update).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, asana) = serve(vec![Reply::json(200, data(WEBHOOK)); 3]);
    let operation = UpdateWebhook::new("7").filters([]);
    assert_eq!(
        webhooks::update(&asana, operation.clone())
            .await
            .unwrap()
            .gid
            .0,
        "12345"
    );
    assert_eq!(
        webhooks::blocking::update(&asana, operation).unwrap().gid.0,
        "12345"
    );
    let attached = asana.webhooks().update("7").filters([]);
    assert_eq!(attached.send_blocking().unwrap().gid.0, "12345");
    for sent in server.finish() {
        assert_eq!(sent.line, "PUT /webhooks/7");
        assert_eq!(sent.body, r#"{"data":{"filters":[]}}"#);
    }
}

async fn update(asana: &Asana) -> Result<bindery::Response<Webhook>, bindery::Error<AsanaError>> {
    asana.webhooks().update("12345").send().await
}
