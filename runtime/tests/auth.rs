//! What each way to authenticate puts on the wire, and where credentials come from.

mod acme;

use acme::{Ping, Script, client};
use bindery::{
    ApiKeyPlace, AuthNeed, AuthScheme, BasicForm, Client, ClientBuilder, Credential, ErrorKind,
    Exchange,
};

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
            Exchange::new("POST", "/login", "key", "meta.token").bare(),
        ),
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
async fn a_secret_that_no_header_can_carry_is_refused_and_not_shown() {
    let script = Script::new(&[]);
    let client = client::<Acme>(&script, &[("bearer", Credential::secret("s3c\r\nret"))]);
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(!format!("{error} {error:?} {client:?}").contains("s3c"));
    assert!(script.sent().is_empty());
}

#[tokio::test]
async fn a_key_is_exchanged_once_for_all_calls_that_wait() {
    let answers = [
        (200, r#"{"meta":{"token":"t1"}}"#),
        (200, r#"{"data":1}"#),
        (200, r#"{"data":1}"#),
        (200, r#"{"data":1}"#),
    ];
    let script = Script::new(&answers);
    let client = client::<Acme>(&script, &[("exchange", Credential::secret("k"))]);
    let call = || client.execute(Ping::new());
    let (a, b, c) = tokio::join!(call(), call(), call());
    assert!(a.is_ok() && b.is_ok() && c.is_ok());
    let sent = script.sent();
    assert_eq!(sent.len(), 4);
    assert_eq!(sent[0].line, "POST https://api.acme.dev/v1/login");
    assert_eq!(sent[0].body, r#"{"key":"k"}"#);
    assert_eq!(sent[0].header("authorization"), None);
    assert!(
        sent[1..]
            .iter()
            .all(|sent| sent.header("authorization") == Some("Bearer t1"))
    );
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let script = Script::new(&[
        (200, r#"{"meta":{"token":"t1"}}"#),
        (401, ""),
        (200, r#"{"meta":{"token":"t2"}}"#),
        (200, r#"{"data":1}"#),
        (401, ""),
        (200, r#"{"meta":{"token":"t3"}}"#),
        (401, ""),
    ]);
    let client = client::<Acme>(&script, &[("exchange", Credential::secret("k"))]);
    let response = client.execute(Ping::new()).await.unwrap();
    assert_eq!(response.http().attempts(), 2);
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.attempts(), 2);
    assert_eq!(script.sent()[3].header("authorization"), Some("Bearer t2"));
}

#[tokio::test]
async fn a_refused_key_is_an_auth_error() {
    for answer in [(403, ""), (200, "{}"), (200, "<html>")] {
        let script = Script::new(&[answer]);
        let client = client::<Acme>(&script, &[("exchange", Credential::secret("k"))]);
        let error = client.execute(Ping::new()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
        assert_eq!(error.attempts(), 0);
    }
}

#[tokio::test]
async fn the_environment_gives_the_first_scheme_that_is_set() {
    let script = Script::new(&[(200, r#"{"data":1}"#)]);
    let lookup = |name: &str| match name {
        "ACME_TOKEN" => Some(String::new()),
        "ACME_LOGIN" => Some("ann:s3:cret".to_owned()),
        _ => None,
    };
    let builder = ClientBuilder::<Acme>::from_lookup(lookup).unwrap();
    assert!(!format!("{builder:?}").contains("s3:cret"));
    let client: Client<Acme> = builder.transport(script.clone()).build().unwrap();
    client.execute(Ping::new()).await.unwrap();
    let sent = script.sent();
    assert_eq!(
        sent[0].header("authorization"),
        Some("Basic YW5uOnMzOmNyZXQ=")
    );

    let error = ClientBuilder::<Acme>::from_lookup(|_| None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no credential in the environment: set ACME_TOKEN or ACME_LOGIN"
    );
}
