//! What each way to authenticate puts on the wire.

#[path = "../acme/mod.rs"]
mod acme;
mod environment;
mod tokens;

use acme::{Ping, Script, client};
use bindery::{ApiKeyPlace, AuthNeed, AuthScheme, BasicForm, Credential, ErrorKind, Exchange};

provider!(Acme, |meta| {
    meta.envelope("data");
    meta.auth(&[
        AuthScheme::bearer("bearer").env("ACME_TOKEN"),
        AuthScheme::basic("both", BasicForm::UserAndSecret).env("ACME_LOGIN"),
        AuthScheme::basic("password", BasicForm::EmptyUser),
        AuthScheme::basic("user", BasicForm::SecretUser),
        AuthScheme::api_key("header", ApiKeyPlace::Header("X-Key"), "Key "),
        AuthScheme::api_key("query", ApiKeyPlace::Query("key"), ""),
        AuthScheme::api_key("cookie", ApiKeyPlace::Cookie("session"), ""),
        AuthScheme::exchange(
            "exchange",
            Exchange::new("key", "meta.token")
                .route("POST", "/login")
                .bare(),
        ),
        AuthScheme::client_credentials("oauth", "https://id.acme.dev/token")
            .offers(&[("read", "read all"), ("write", "change all")])
            .env_user("ACME_ID")
            .env("ACME_SECRET"),
    ]);
});

async fn sent_with(scheme: &'static str, credential: Credential) -> acme::Sent {
    let script = Script::new(&[(200, r#"{"data":1}"#)]);
    client::<Acme>(&script, &[(scheme, credential)])
        .execute(Ping::new())
        .await
        .unwrap();
    script.sent().remove(0)
}

#[tokio::test]
async fn each_scheme_has_its_place() {
    for (scheme, value) in [
        ("bearer", "Bearer s3cret"),
        ("password", "Basic OnMzY3JldA=="),
        ("user", "Basic czNjcmV0Og=="),
    ] {
        let sent = sent_with(scheme, Credential::secret("s3cret")).await;
        assert_eq!(sent.header("authorization"), Some(value));
        assert!(sent.headers["authorization"].is_sensitive());
    }
    let sent = sent_with("both", Credential::user_and_secret("ann", "s3cret")).await;
    assert_eq!(sent.header("authorization"), Some("Basic YW5uOnMzY3JldA=="));
    let sent = sent_with("header", Credential::secret("s3cret")).await;
    assert_eq!(sent.header("x-key"), Some("Key s3cret"));
    let sent = sent_with("query", Credential::secret("s&cret")).await;
    assert_eq!(sent.line, "GET https://api.acme.dev/v1/ping?key=s%26cret");
    let sent = sent_with("cookie", Credential::secret("s3cret")).await;
    assert_eq!(sent.header("cookie"), Some("session=s3cret"));
}

#[tokio::test]
async fn an_operation_may_need_no_credential_or_several() {
    let script = Script::new(&[(200, r#"{"data":1}"#), (200, r#"{"data":1}"#)]);
    let client = client::<Acme>(
        &script,
        &[
            ("bearer", Credential::secret("a")),
            ("query", Credential::secret("b")),
        ],
    );
    client
        .execute(Ping::new().with(|meta| meta.auth(AuthNeed::None)))
        .await
        .unwrap();
    let both = AuthNeed::Schemes(&["bearer", "query"]);
    client
        .execute(Ping::new().with(|meta| meta.auth(both)))
        .await
        .unwrap();
    let missing = AuthNeed::Schemes(&["header"]);
    let error = client
        .execute(Ping::new().with(|meta| meta.auth(missing)))
        .await
        .unwrap_err();

    let sent = script.sent();
    assert_eq!(sent[0].header("authorization"), None);
    assert_eq!(sent[1].header("authorization"), Some("Bearer a"));
    assert_eq!(sent[1].line, "GET https://api.acme.dev/v1/ping?key=b");
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert_eq!(sent.len(), 2);
}

#[tokio::test]
async fn of_several_ways_the_first_is_taken_that_there_are_credentials_for() {
    let script = Script::new(&[(200, r#"{"data":1}"#)]);
    let held = [
        ("query", Credential::secret("b")),
        ("cookie", Credential::secret("c")),
    ];
    let client = client::<Acme>(&script, &held);
    let ways = AuthNeed::AnyOf(&[&["bearer", "query"], &["query"], &["cookie"]]);
    client
        .execute(Ping::new().with(|meta| meta.auth(ways)))
        .await
        .unwrap();
    let sent = script.sent();
    assert_eq!(sent[0].header("authorization"), None);
    assert_eq!(sent[0].header("cookie"), None);
    assert_eq!(sent[0].line, "GET https://api.acme.dev/v1/ping?key=b");

    let ways = AuthNeed::AnyOf(&[&["bearer"], &["header"]]);
    let error = client
        .execute(Ping::new().with(|meta| meta.auth(ways)))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.to_string().contains("bearer"), "{error}");
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn a_secret_that_no_header_can_carry_is_refused_and_not_shown() {
    let script = Script::new(&[]);
    let client = client::<Acme>(&script, &[("bearer", Credential::secret("s3c\r\nret"))]);
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(!format!("{error} {error:?} {client:?}").contains("s3c"));
    assert!(script.sent().is_empty());
}
