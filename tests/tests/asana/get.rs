//! `webhooks.get`

use bindery_asana::{
    Asana,
    types::{EventAction, WebhookField},
    webhooks::{self, GetWebhook},
};
use bindery_tests::Reply;

use crate::{ASANA, WEBHOOK, data, misfits, serve, variant};

#[tokio::test]
async fn it_reads_one_webhook() {
    let (server, asana) = serve(vec![Reply::json(200, data(WEBHOOK))]);
    let webhook = asana.webhooks().get("12345").send().await.unwrap();
    assert_eq!(webhook.gid.0, "12345");
    assert_eq!(serde_json::to_string(&*webhook).unwrap(), WEBHOOK);

    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /webhooks/12345");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn it_sends_its_options() {
    let (server, asana) = serve(vec![Reply::json(200, data(WEBHOOK))]);
    asana
        .webhooks()
        .get("12345")
        .opt_fields([WebhookField::ResourceName, WebhookField::from("new field")])
        .opt_pretty(true)
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.finish()[0].line,
        "GET /webhooks/12345?opt_fields=resource.name,new+field&opt_pretty=true"
    );
}

#[tokio::test]
async fn what_is_unknown_is_kept_and_what_is_extra_is_ignored() {
    let body = r#"{"gid":"1","resource_type":"hook 2","created_at":"yesterday","filters":[{"action":"exploded"}]}"#;
    let extra = body.replacen('{', r#"{"color":{"r":[1]},"#, 1);
    let beside = format!(r#"{{"sync":"x","data":{extra},"more":[]}}"#);
    let (server, asana) = serve(vec![Reply::json(200, beside)]);
    let webhook = asana.webhooks().get("1").send().await.unwrap();
    let filters = webhook.filters.as_ref().unwrap();
    assert_eq!(
        filters[0].action,
        Some(EventAction::Unknown("exploded".to_owned()))
    );
    let created_at = webhook.created_at.as_ref().unwrap();
    assert_eq!(created_at.as_str(), "yesterday");
    assert!(created_at.timestamp().is_err());
    assert_eq!(serde_json::to_string(&*webhook).unwrap(), body);
    server.finish();
}

#[tokio::test]
async fn optional_members_may_be_absent_or_null() {
    let members = [
        "resource_type",
        "active",
        "resource",
        "target",
        "created_at",
        "last_failure_at",
        "last_failure_content",
        "last_success_at",
        "delivery_retry_count",
        "next_attempt_after",
        "failure_deletion_timestamp",
        "filters",
    ];
    let nulls: String = members
        .iter()
        .map(|name| format!(r#","{name}":null"#))
        .collect();
    let (server, asana) = serve(vec![
        Reply::json(200, data(r#"{"gid":"1"}"#)),
        Reply::json(200, data(&format!(r#"{{"gid":"1"{nulls}}}"#))),
    ]);
    let bare = asana.webhooks().get("1").send().await.unwrap();
    assert_eq!(serde_json::to_string(&*bare).unwrap(), r#"{"gid":"1"}"#);
    assert!(bare.last_failure_at.is_absent());

    let null = asana.webhooks().get("1").send().await.unwrap();
    assert!(null.active.is_none() && null.filters.is_none() && null.target.is_none());
    assert!(null.last_failure_at.is_null());
    // Null is written back where it is documented; elsewhere it is as good as absent.
    assert_eq!(
        serde_json::to_string(&*null).unwrap(),
        r#"{"gid":"1","last_failure_at":null,"last_failure_content":null,"last_success_at":null}"#
    );
    server.finish();
}

#[tokio::test]
async fn errors_are_told_apart() {
    ASANA.tells_errors_apart(Some(200), get, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let mut bodies = misfits();
    bodies.extend([
        (data("{}"), "data"),
        (data("null"), "data"),
        (data("[]"), "data"),
        (data(r#"{"gid":7}"#), "data.gid"),
        (
            data(r#"{"gid":"1","delivery_retry_count":"3"}"#),
            "data.delivery_retry_count",
        ),
        (
            data(r#"{"gid":"1","resource":{"resource_type":"task"}}"#),
            "data.resource",
        ),
        (
            data(r#"{"gid":"1","filters":[{},{"action":7}]}"#),
            "data.filters[1].action",
        ),
    ]);
    ASANA.refuses_bodies(200, &bodies, get).await;
}

#[tokio::test]
async fn a_member_of_another_kind_is_refused_by_its_name() {
    let members = [
        ("resource_type", "7", "data.resource_type"),
        ("active", r#""yes""#, "data.active"),
        ("resource", "[]", "data.resource"),
        ("target", "7", "data.target"),
        ("created_at", "7", "data.created_at"),
        ("last_failure_at", "7", "data.last_failure_at"),
        ("last_failure_content", "{}", "data.last_failure_content"),
        ("last_success_at", "false", "data.last_success_at"),
        ("delivery_retry_count", "1.5", "data.delivery_retry_count"),
        ("next_attempt_after", "7", "data.next_attempt_after"),
        (
            "failure_deletion_timestamp",
            "7",
            "data.failure_deletion_timestamp",
        ),
        ("filters", "{}", "data.filters"),
    ];
    let bodies = members
        .map(|(name, value, path)| (data(&format!(r#"{{"gid":"1","{name}":{value}}}"#)), path));
    ASANA.refuses_bodies(200, &bodies, get).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    ASANA.reads_what_is_json(200, &data(WEBHOOK), get).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, asana) = serve(vec![Reply::json(200, data(WEBHOOK)); 3]);
    let operation = GetWebhook::new("7");
    assert_eq!(
        webhooks::get(&asana, operation.clone())
            .await
            .unwrap()
            .gid
            .0,
        "12345"
    );
    assert_eq!(
        webhooks::blocking::get(&asana, operation).unwrap().gid.0,
        "12345"
    );
    assert_eq!(
        asana.webhooks().get("7").send_blocking().unwrap().gid.0,
        "12345"
    );
    assert!(
        server
            .finish()
            .iter()
            .all(|sent| sent.line == "GET /webhooks/7")
    );
}

async fn get(
    asana: &Asana,
) -> Result<
    bindery::Response<bindery_asana::types::Webhook>,
    bindery::Error<bindery_asana::AsanaError>,
> {
    asana.webhooks().get("12345").send().await
}
