//! Each program against a stand-in for its provider, over loopback sockets: it registers its webhook, and
//! takes the deliveries that are meant for it and no others.

mod program;
mod stand_in;

use bindery::webhook::{Deliveries as _, Signer};
use http::HeaderMap;
use serde_json::json;

use self::{
    program::Program,
    stand_in::{StandIn, deliver},
};

const SECRET: &str = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";

const RECORD_UPDATED: &str = r#"{
  "webhook_id": "23e42eaf-323a-41da-b5bb-fd67eebda553",
  "events": [{
    "event_type": "record.updated",
    "id": {
      "workspace_id": "14beef7a-99f7-4534-a87e-70b564330a4c",
      "object_id": "97052eb9-e65e-443f-a297-f2d9a4a7f795",
      "record_id": "bf071e1f-6035-429d-b874-d83ea64ea13b",
      "attribute_id": "41252299-f8c7-4b5e-99c9-4ff8321d2f96"
    },
    "actor": {"type": "system", "id": null}
  }]
}"#;

#[tokio::test]
async fn attio() {
    let provider = StandIn::answering(
        "/v2/webhooks",
        json!({"data": {
            "target_url": "https://example.com/webhook",
            "subscriptions": [{"event_type": "record.updated", "filter": null}],
            "id": {
                "workspace_id": "14beef7a-99f7-4534-a87e-70b564330a4c",
                "webhook_id": "23e42eaf-323a-41da-b5bb-fd67eebda553"
            },
            "status": "active",
            "created_at": "2023-04-27T13:22:49.061281000Z",
            "secret": SECRET
        }}),
    );
    let provider = provider.start().await;
    let mut program = Program::start(
        env!("CARGO_BIN_EXE_attio"),
        &[("ATTIO_BASE_URL", &provider.url), ("ATTIO_OAUTH2", "token")],
    );
    assert_eq!(program.line().await, "created");

    let scheme = bindery_attio::AttioApi::meta()
        .signature_scheme()
        .expect("a signature");
    let signed = |secret: &str| {
        let signer = Signer::new(scheme, secret).id("idempotency-key", "1");
        signer.sign(RECORD_UPDATED).expect("a delivery")
    };
    let forged = signed("guessed");
    let url = program.url("/hooks/records");
    assert_eq!(deliver(&url, forged.headers, forged.body).await, 401);
    for _ in 0..2 {
        let right = signed(SECRET);
        assert_eq!(deliver(&url, right.headers, right.body).await, 200);
    }
    assert_eq!(
        program.line().await,
        "record bf071e1f-6035-429d-b874-d83ea64ea13b was updated"
    );
    let other = RECORD_UPDATED.replace("record.updated", "planet.found");
    let other = Signer::new(scheme, SECRET).sign(other).expect("a delivery");
    assert_eq!(deliver(&url, other.headers, other.body).await, 200);
    assert_eq!(
        program.line().await,
        "Some(\"planet.found\")",
        "the repeated delivery was handled once"
    );
}

#[tokio::test]
async fn asana() {
    let provider = StandIn::answering(
        "/webhooks",
        json!({"data": {
            "gid": "43214",
            "resource": {"gid": "8675309", "name": "Bugs"},
            "target": "https://example.com/receive-webhook/7654",
            "active": false,
            "last_success_at": null,
            "last_failure_at": null,
            "last_failure_content": null
        }}),
    );
    let provider = provider
        .shaking_hands("X-Hook-Secret", SECRET)
        .start()
        .await;
    let mut program = Program::start(
        env!("CARGO_BIN_EXE_asana"),
        &[
            ("ASANA_BASE_URL", &provider.url),
            ("ASANA_ACCESS_TOKEN", "token"),
            ("ASANA_PROJECT", "8675309"),
        ],
    );
    assert_eq!(program.line().await, "created");

    let url = program.url("/hooks/project");
    let mut late = HeaderMap::new();
    late.insert("x-hook-secret", "forged".parse().expect("a header"));
    assert_eq!(deliver(&url, late, "").await, 403);

    let scheme = bindery_asana::AsanaApi::meta()
        .signature_scheme()
        .expect("a signature");
    for (secret, body, status) in [
        ("forged", r#"{"events":[]}"#, 401),
        (SECRET, r#"{"events":[]}"#, 200),
        (
            SECRET,
            r#"{"events":[{"action":"added","resource":{"gid":"1","resource_type":"goal"}}]}"#,
            200,
        ),
    ] {
        let signed = Signer::new(scheme, secret).sign(body).expect("a delivery");
        assert_eq!(deliver(&url, signed.headers, signed.body).await, status);
    }
    assert_eq!(program.line().await, "heartbeat");
    assert_eq!(program.line().await, "Some(\"goal.added\")");
}

#[tokio::test]
async fn affinity() {
    let provider = StandIn::answering(
        "/webhook/subscribe",
        json!({
            "id": 1234,
            "webhook_url": "https://hooks.example.com/webhook",
            "subscriptions": [],
            "disabled": false,
            "created_by": 5678
        }),
    );
    let provider = provider.start().await;
    let mut program = Program::start(
        env!("CARGO_BIN_EXE_affinity"),
        &[
            ("AFFINITY_BASE_URL", &provider.url),
            ("AFFINITY_API_KEY", "token"),
            ("WEBHOOK_URL_SECRET", "cannot-be-guessed"),
        ],
    );
    assert_eq!(program.line().await, "created");

    let body = r#"{"type":"field.created","body":{"id":1},"sent_at":1636642627}"#;
    let guessed = program.url("/hooks/guessed");
    assert_eq!(deliver(&guessed, HeaderMap::new(), body).await, 401);
    let right = program.url("/hooks/cannot-be-guessed");
    assert_eq!(deliver(&right, HeaderMap::new(), body).await, 200);
    assert_eq!(program.line().await, "Some(\"field.created\")");
}

#[tokio::test]
async fn ingedata() {
    let provider = StandIn::answering(
        "/api/v3/notification/webhooks",
        json!({"data": {"id": "1", "type": "notification/webhooks", "attributes": {
            "account_id": 7,
            "name": "n",
            "url": "https://example.com/hook",
            "secret": "s",
            "events": [],
            "created_at": "2025-01-02T03:04:05Z",
            "updated_at": "2025-01-02T03:04:05Z"
        }}}),
    );
    let provider = provider
        .with_login(
            "/api/v3/iam/auth/api/login",
            json!({"meta": {"token": "t"}}),
        )
        .start()
        .await;
    let mut program = Program::start(
        env!("CARGO_BIN_EXE_ingedata"),
        &[
            ("INGEDATA_BASE_URL", &provider.url),
            ("INGEDATA_API_KEY", "key"),
            ("WEBHOOK_URL_SECRET", "cannot-be-guessed"),
        ],
    );
    assert_eq!(program.line().await, "created");

    let body = r#"{"anything":1}"#;
    let guessed = program.url("/hooks/guessed");
    assert_eq!(deliver(&guessed, HeaderMap::new(), body).await, 401);
    let right = program.url("/hooks/cannot-be-guessed");
    assert_eq!(deliver(&right, HeaderMap::new(), body).await, 200);
    assert_eq!(program.line().await, r#"{"anything":1}"#);
}
