//! `webhooks.create`

use bindery_asana::{
    Asana,
    types::{EventAction, WebhookField, WebhookFilter},
    webhooks::{self, CreateWebhook},
};
use bindery_tests::Reply;

use crate::{ASANA, create_variant, data, misfits, serve};

const TARGET: &str =
    "https://example.com/receive-webhook/7654?app_specific_param=app_specific_value";

/// What the documents show as the answer.
const CREATED: &str = r#"{"data":{"gid":"43214","resource":{"gid":"8675309","name":"Bugs"},"target":"https://example.com/receive-webhook/7654","active":false,"last_success_at":null,"last_failure_at":null,"last_failure_content":null},"X-Hook-Secret":"b537207f"}"#;

#[tokio::test]
async fn it_sends_the_required_members_in_the_envelope() {
    let (server, asana) = serve(vec![Reply::json(201, CREATED)]);
    asana
        .webhooks()
        .create("12345", TARGET)
        .send()
        .await
        .unwrap();

    let sent = server.finish();
    assert_eq!(sent[0].line, "POST /webhooks");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    assert_eq!(
        sent[0].body,
        r#"{"data":{"resource":"12345","target":"https://example.com/receive-webhook/7654?app_specific_param=app_specific_value"}}"#
    );
}

#[tokio::test]
async fn it_sends_filters_in_the_body_and_options_in_the_query() {
    let (server, asana) = serve(vec![Reply::json(201, CREATED)]);
    let filter = WebhookFilter::new()
        .action(EventAction::Changed)
        .fields(["laborum", "nam"])
        .resource_subtype("milestone")
        .resource_type("task");
    asana
        .webhooks()
        .create("12345", "https://example.com")
        .filters([
            filter,
            WebhookFilter::new(),
            WebhookFilter::new().action("exploded".into()),
        ])
        .opt_fields([WebhookField::Active, WebhookField::Target])
        .opt_pretty(true)
        .send()
        .await
        .unwrap();

    let sent = server.finish();
    assert_eq!(
        sent[0].line,
        "POST /webhooks?opt_fields=active,target&opt_pretty=true"
    );
    assert_eq!(
        sent[0].body,
        r#"{"data":{"resource":"12345","target":"https://example.com","filters":[{"resource_type":"task","resource_subtype":"milestone","action":"changed","fields":["laborum","nam"]},{},{"action":"exploded"}]}}"#
    );
}

#[tokio::test]
async fn text_in_the_body_is_escaped() {
    let (server, asana) = serve(vec![Reply::json(201, CREATED)]);
    let fields = ["quote \" backslash \\ line\n null\u{0} é 🦀 </script>"];
    asana
        .webhooks()
        .create("\"},\"x\":{\"", "not a URL")
        .filters([WebhookFilter::new().fields(fields)])
        .send()
        .await
        .unwrap();
    let sent = server.finish();
    let body: serde_json::Value = serde_json::from_str(&sent[0].body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"data": {
            "resource": "\"},\"x\":{\"",
            "target": "not a URL",
            "filters": [{"fields": fields}],
        }})
    );
}

#[tokio::test]
async fn the_output_is_the_webhook_with_the_secret_beside_it() {
    let without = CREATED.replace(r#","X-Hook-Secret":"b537207f""#, "");
    let null = CREATED.replace(r#""b537207f""#, "null");
    let headers = [
        ("Content-Type", "application/json; charset=UTF-8"),
        ("Location", "https://app.asana.com/api/1.0/webhooks/43214"),
    ];
    let (server, asana) = serve(vec![
        Reply::new(201, &headers, CREATED),
        Reply::json(201, without),
        Reply::json(201, null),
    ]);
    let create = || asana.webhooks().create("12345", TARGET).send();

    let created = create().await.unwrap();
    assert_eq!(created.gid.0, "43214");
    assert_eq!(created.active, Some(false));
    assert_eq!(created.resource_type, None);
    assert!(created.last_failure_at.is_null() && created.last_success_at.is_null());
    assert!(created.last_failure_content.is_null());
    assert!(created.created_at.is_none());
    assert_eq!(created.x_hook_secret.as_ref().unwrap().expose(), "b537207f");
    assert_eq!(
        created.http().headers()["location"],
        "https://app.asana.com/api/1.0/webhooks/43214"
    );
    let (output, _) = created.into_parts();
    let written: serde_json::Value = serde_json::to_value(&output).unwrap();
    assert_eq!(
        written,
        serde_json::from_str::<serde_json::Value>(CREATED).unwrap()
    );

    assert!(create().await.unwrap().x_hook_secret.is_none());
    assert!(create().await.unwrap().x_hook_secret.is_none());
    server.finish();
}

#[tokio::test]
async fn errors_are_told_apart() {
    ASANA
        .tells_errors_apart(Some(201), create, create_variant)
        .await;
}

#[tokio::test]
async fn a_redirected_write_is_not_sent_again() {
    for status in [301, 302, 303, 307, 308] {
        let (server, asana) = serve(vec![Reply::new(status, &[("Location", "/elsewhere")], "")]);
        let error = create(&asana).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.attempts(), 1);
        assert_eq!(server.finish().len(), 1);
    }
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let mut bodies: Vec<_> = misfits()
        .into_iter()
        .filter(|(body, _)| !body.starts_with(r#"{"data""#))
        .collect();
    bodies.extend([
        (data("{}"), "data"),
        (data("null"), "data"),
        (
            r#"{"data":{"gid":"1"},"X-Hook-Secret":["s"]}"#.to_owned(),
            "X-Hook-Secret",
        ),
        (
            r#"{"data":{"gid":"1","resource":{"name":"n"}}}"#.to_owned(),
            "data.resource",
        ),
        (
            r#"{"data":{"gid":"1","active":"yes"}}"#.to_owned(),
            "data.active",
        ),
        (r#"{"data":{"gid":"1"},"X-Hook-Sec"#.to_owned(), ""),
    ]);
    ASANA.refuses_bodies(201, &bodies, create).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    ASANA.reads_what_is_json(201, CREATED, create).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, asana) = serve(vec![Reply::json(201, CREATED); 3]);
    let operation = CreateWebhook::new("1", "https://x.dev");
    assert_eq!(
        webhooks::create(&asana, operation.clone())
            .await
            .unwrap()
            .gid
            .0,
        "43214"
    );
    assert_eq!(
        webhooks::blocking::create(&asana, operation).unwrap().gid.0,
        "43214"
    );
    let attached = asana.webhooks().create("1", "https://x.dev");
    assert_eq!(attached.send_blocking().unwrap().gid.0, "43214");
    for sent in server.finish() {
        assert_eq!(sent.line, "POST /webhooks");
        assert_eq!(
            sent.body,
            r#"{"data":{"resource":"1","target":"https://x.dev"}}"#
        );
    }
}

async fn create(
    asana: &Asana,
) -> Result<
    bindery::Response<webhooks::CreateWebhookOutput>,
    bindery::Error<webhooks::CreateWebhookError>,
> {
    asana.webhooks().create("12345", TARGET).send().await
}
