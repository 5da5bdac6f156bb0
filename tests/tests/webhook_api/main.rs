//! Webhooks of all providers by one trait: what is on the wire, and what is refused before anything is.

mod deliveries;
#[path = "../../examples/webhooks.rs"]
#[allow(dead_code, unreachable_pub, reason = "a program")]
mod example;

use bindery::{AnyError, ErrorKind, NewWebhook, Secret, WebhookApi, WebhookChanges, WebhookClient};
use bindery_asana::Asana;
use bindery_attio::Attio;
use bindery_tests::{Loopback, Reply, one_attempt};

#[tokio::test]
async fn one_program_manages_the_webhooks_of_five_providers() {
    let mut out = Vec::new();
    example::run(&mut out).await.unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "Attio: 1 more, \"https://example.com/hooks/1\" for [\"note.created\"], with a secret, now https://example.com/hooks/2; 0 left\n\
         Asana: 1 more, \"https://example.com/hooks/1\" for [], with a secret, now webhooks: `url` cannot be set by this operation; 0 left\n\
         Affinity: 1 more, \"https://example.com/hooks/1\" for [\"note.created\"], without a secret, now https://example.com/hooks/2; 0 left\n\
         Ingedata: 1 more, \"https://example.com/hooks/1\" for [], without a secret, now https://example.com/hooks/2; 0 left\n\
         Acme: 1 more, \"https://example.com/hooks/1\" for [\"note.created\"], without a secret, now https://example.com/hooks/2; 0 left\n"
    );
}

const ID: &str = "23e42eaf-323a-41da-b5bb-fd67eebda553";

/// A webhook as Attio tells of it, with the end of its members.
fn webhook(end: &str) -> String {
    format!(
        r#"{{"data":{{"target_url":"https://example.com/1","subscriptions":[{{"event_type":"note.created","filter":null}}],
        "id":{{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","webhook_id":"{ID}"}},
        "status":"active","created_at":"2023-04-27T13:22:49.061281000Z"{end}}}}}"#
    )
}

fn attio(server: &Loopback) -> WebhookClient<bindery_attio::AttioApi> {
    let attio = Attio::builder()
        .oauth2("t")
        .base_url(server.url())
        .options(one_attempt());
    WebhookClient::new(&attio.build().unwrap())
}

#[tokio::test]
async fn names_of_events_become_what_the_provider_takes() {
    let server = Loopback::start(vec![
        Reply::json(200, webhook(r#","secret":"s3cret""#)),
        Reply::json(200, webhook("")),
        Reply::json(200, webhook("")),
    ]);
    let api = attio(&server);
    let new = NewWebhook::new("https://example.com/1").events(["note.created", "x.new"]);
    let created = api.create(new).await.unwrap();
    assert_eq!(created.id, ID);
    assert_eq!(created.url.as_deref(), Some("https://example.com/1"));
    assert_eq!(created.events, ["note.created"]);
    assert_eq!(created.secret.as_ref().map(Secret::expose), Some("s3cret"));
    assert!(!format!("{created:?}").contains("s3cret"));
    assert_eq!(created.json["status"], "active");

    // Nobody knows what this update does with what it leaves out, so it sends what there is.
    let changes = WebhookChanges::new().url("https://example.com/2");
    api.update(ID, changes).await.unwrap();
    let sent = server.finish();
    assert_eq!(
        sent[0].body,
        r#"{"data":{"target_url":"https://example.com/1","subscriptions":[{"event_type":"note.created","filter":null},{"event_type":"x.new","filter":null}]}}"#
    );
    assert_eq!(sent[1].line, format!("GET /v2/webhooks/{ID}"));
    assert_eq!(sent[2].line, format!("PATCH /v2/webhooks/{ID}"));
    assert_eq!(
        sent[2].body,
        r#"{"data":{"target_url":"https://example.com/2","subscriptions":[{"event_type":"note.created","filter":null}]}}"#
    );
}

fn refused<T: std::fmt::Debug>(result: Result<T, AnyError>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    error.to_string()
}

#[tokio::test]
async fn what_a_provider_cannot_do_is_refused_before_anything_is_sent() {
    let server = Loopback::start(vec![]);
    let api = attio(&server);
    let new = || NewWebhook::new("https://example.com/1");
    let messages = [
        refused(api.create(new().secret("s")).await),
        refused(api.create(new().argument("color", "red")).await),
        refused(api.get("no uuid").await),
    ];
    let asana = Asana::builder()
        .personal_access_token("t")
        .base_url(server.url())
        .build()
        .unwrap();
    let api = WebhookClient::new(&asana);
    let more = [
        refused(api.list().await),
        refused(api.create(new().events(["x"])).await),
        refused(api.create(new()).await),
    ];
    server.finish();
    assert_eq!(
        [messages, more].concat().join("\n"),
        "webhooks: `secret` is chosen by the provider\n\
         webhooks: `color` is no argument of this provider's operation\n\
         webhooks: `webhook_id` has a value that the operation cannot take\n\
         webhooks: `workspace` is an argument of this provider's own: give it with `argument`\n\
         webhooks: `events` are not chosen by their names here\n\
         webhooks: `resource` is an argument of this provider's own: give it with `argument`"
    );
}
