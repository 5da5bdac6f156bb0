//! Derived operations on a generated client.

use bindery::Operation;
use bindery_attio::{Attio, AttioApi, AttioError};
use bindery_tests::{Loopback, Reply, one_attempt};
use serde::Deserialize;

#[derive(Clone, Operation)]
#[operation(
    provider = AttioApi,
    method = GET,
    path = "/v2/objects/{object}",
    output = Object,
    error = AttioError,
    scopes("object_configuration:read")
)]
struct GetObject {
    #[operation(path)]
    object: String,
}

#[derive(Debug, Deserialize)]
struct Object {
    api_slug: String,
}

#[tokio::test]
async fn a_generated_client_runs_a_derived_operation() {
    let server = Loopback::start(vec![
        Reply::json(200, r#"{"data":{"api_slug":"people"}}"#),
        Reply::json(429, r#"{"message":"slow down"}"#),
    ]);
    let attio = Attio::builder()
        .oauth2("token-7")
        .base_url(server.url())
        .options(one_attempt())
        .build()
        .unwrap();
    let operation = GetObject {
        object: "people".into(),
    };
    let object = attio.execute(operation.clone()).await.unwrap();
    assert_eq!(object.api_slug, "people");
    let error = attio.execute(operation).await.unwrap_err();
    assert!(matches!(error.api(), Some(AttioError::TooManyRequests(_))));
    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /v2/objects/people");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
}
