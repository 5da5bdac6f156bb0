//! What each way to authenticate puts on the wire, and where credentials come from.

mod acme;

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::Poll,
    time::Duration,
};

use acme::{Answer, Ping, Script, Step, TokioClock, client};
use bindery::{
    AccessToken, ApiKeyPlace, AuthNeed, AuthScheme, BasicForm, CallOptions, Client, ClientBuilder,
    Credential, ErrorKind, Exchange, RetryPolicy, transport::TransportErrorKind,
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
        "no credential in the environment: set ACME_TOKEN or ACME_LOGIN or ACME_SECRET"
    );
}

#[tokio::test]
async fn a_pair_of_variables_makes_one_credential() {
    let both = |name: &str| name.starts_with("ACME_").then(|| format!("the:{name}"));
    let pair = |name: &str| match name {
        "ACME_ID" | "ACME_SECRET" => both(name),
        _ => None,
    };
    let script = Script::new(&[(200, r#"{"access_token":"t"}"#), (200, r#"{"data":1}"#)]);
    let builder = ClientBuilder::<Acme>::from_lookup(pair).unwrap();
    let client: Client<Acme> = builder.transport(script.clone()).build().unwrap();
    client.execute(Ping::new()).await.unwrap();
    let sent = script.sent();
    assert_eq!(sent[0].line, "POST https://id.acme.dev/token");
    assert_eq!(sent[0].body, "grant_type=client_credentials");
    // the%3AACME_ID:the%3AACME_SECRET
    assert_eq!(
        sent[0].header("authorization"),
        Some("Basic dGhlJTNBQUNNRV9JRDp0aGUlM0FBQ01FX1NFQ1JFVA==")
    );
    assert_eq!(sent[1].header("authorization"), Some("Bearer t"));

    let script = Script::new(&[(200, r#"{"access_token":"t"}"#), (200, r#"{"data":1}"#)]);
    let credential = Credential::user_and_secret("id", "s").scopes(["read", "write"]);
    let client = acme::client::<Acme>(&script, &[("oauth", credential)]);
    client.execute(Ping::new()).await.unwrap();
    assert_eq!(
        script.sent()[0].body,
        "grant_type=client_credentials&scope=read+write"
    );
    let meta = <Acme as bindery::Provider>::meta();
    let scheme = meta.schemes().last().unwrap();
    assert_eq!(scheme.token_url(), Some("https://id.acme.dev/token"));
    assert_eq!(scheme.scopes()[0], ("read", "read all"));

    let error = ClientBuilder::<Acme>::from_lookup(|name| pair(name).filter(|_| name != "ACME_ID"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "ACME_SECRET is set in the environment and ACME_ID is not"
    );
}

#[tokio::test]
async fn what_is_meant_for_a_mock_is_sent_to_nobody_else() {
    for (base_url, expected) in [
        (
            "http://127.0.0.1:4010/v1",
            "POST http://127.0.0.1:4010/token",
        ),
        ("http://localhost:4010", "POST http://localhost:4010/token"),
        ("http://[::1]:4010", "POST http://[::1]:4010/token"),
        (
            "https://proxy.example/acme",
            "POST https://id.acme.dev/token",
        ),
    ] {
        let script = Script::new(&[(200, r#"{"access_token":"t"}"#), (200, r#"{"data":1}"#)]);
        let client: Client<Acme> = Client::builder()
            .transport(script.clone())
            .credential("oauth", Credential::user_and_secret("id", "s3cret"))
            .base_url(base_url)
            .build()
            .unwrap();
        client.execute(Ping::new()).await.unwrap();
        assert_eq!(script.sent()[0].line, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_is_got_anew_before_it_ends() {
    let script = Script::new(&[
        (200, r#"{"access_token":"t1","expires_in":3600}"#),
        (200, r#"{"data":1}"#),
        (200, r#"{"data":1}"#),
        (200, r#"{"access_token":"t2","expires_in":3600}"#),
        (200, r#"{"data":1}"#),
    ]);
    let client: Client<Acme> = Client::builder()
        .transport(script.clone())
        .clock(TokioClock::new())
        .credential("oauth", Credential::user_and_secret("id", "s3cret"))
        .build()
        .unwrap();
    client.execute(Ping::new()).await.unwrap();
    tokio::time::advance(Duration::from_secs(3569)).await;
    client.execute(Ping::new()).await.unwrap();
    tokio::time::advance(Duration::from_secs(1)).await;
    client.execute(Ping::new()).await.unwrap();
    let sent = script.sent();
    let sent: Vec<_> = sent
        .iter()
        .map(|sent| sent.header("authorization"))
        .collect();
    assert_eq!(
        sent,
        [
            Some("Basic aWQ6czNjcmV0"),
            Some("Bearer t1"),
            Some("Bearer t1"),
            Some("Basic aWQ6czNjcmV0"),
            Some("Bearer t2"),
        ]
    );
}

#[tokio::test]
async fn a_failure_to_get_a_token_is_shared_by_those_who_waited() {
    let script = Script::new(&[
        (503, ""),
        (200, r#"{"access_token":"t1"}"#),
        (200, r#"{"data":1}"#),
    ]);
    let credential = Credential::user_and_secret("id", "s3cret");
    let client = client::<Acme>(&script, &[("oauth", credential)]);
    let client = client.with(CallOptions::new().retry(RetryPolicy::none()));
    let call = || client.execute(Ping::new());
    let (a, b, c) = tokio::join!(call(), call(), call());
    for error in [a.unwrap_err(), b.unwrap_err(), c.unwrap_err()] {
        assert_eq!(
            error.to_string(),
            "ping: authentication by `oauth`: the credential was answered with 503 Service Unavailable"
        );
    }
    assert_eq!(script.sent().len(), 1);
    client.execute(Ping::new()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_token_that_could_not_be_had_for_now_is_asked_for_again() {
    let refused = |status| Step::Answer(Answer(status, &[], ""));
    for passing in [
        refused(503),
        refused(429),
        Step::Fail(TransportErrorKind::Connect),
        Step::Fail(TransportErrorKind::Other),
        Step::BreakOff(200),
        Step::Hang,
    ] {
        let token = Step::Answer(Answer(200, &[], r#"{"access_token":"t1"}"#));
        let answer = Step::Answer(Answer(200, &[], r#"{"data":1}"#));
        let script = Script::steps([passing, token, answer]);
        let credential = Credential::user_and_secret("id", "s3cret");
        let client = client::<Acme>(&script, &[("oauth", credential)]);
        let patient = CallOptions::new().timeout(Duration::from_secs(300));
        // Nothing of the write itself was sent.
        let write = Ping::method(http::Method::POST);
        let answer = client.with(patient).execute(write).await.unwrap();
        assert_eq!(answer.http().attempts(), 1);
        assert_eq!(script.sent().len(), 3, "{passing:?}");
    }
    let script = Script::steps([refused(503), refused(503), refused(503)]);
    let credential = Credential::user_and_secret("id", "s3cret");
    let client = client::<Acme>(&script, &[("oauth", credential)]);
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Auth, 0));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_call_takes_over_where_the_one_that_gets_the_token_is_dropped() {
    let script = Script::new(&[
        (200, r#"{"access_token":"t1"}"#),
        (200, r#"{"access_token":"t2"}"#),
        (200, r#"{"data":1}"#),
    ]);
    let credential = Credential::user_and_secret("id", "s3cret");
    let client = client::<Acme>(&script, &[("oauth", credential)]);
    let mut first = Box::pin(client.execute(Ping::new()));
    let mut second = Box::pin(client.execute(Ping::new()));
    assert!(waits(&mut first).await);
    assert!(waits(&mut second).await);
    assert_eq!(script.sent().len(), 1);
    drop(first);
    second.await.unwrap();
    assert_eq!(script.sent()[2].header("authorization"), Some("Bearer t2"));
}

#[tokio::test]
async fn secrets_come_from_a_callback_and_are_kept() {
    let script = Script::new(&[
        (200, r#"{"data":1}"#),
        (200, r#"{"data":1}"#),
        (401, ""),
        (200, r#"{"data":1}"#),
    ]);
    let issued = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&issued);
    let credential = Credential::issued(move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, std::io::Error>(AccessToken::new(format!("t{number}"))) }
    });
    let client = client::<Acme>(&script, &[("bearer", credential)]);
    for _ in 0..3 {
        client.execute(Ping::new()).await.unwrap();
    }
    assert_eq!(issued.load(Ordering::Relaxed), 2);
    assert_eq!(script.sent()[2].header("authorization"), Some("Bearer t0"));
    assert_eq!(script.sent()[3].header("authorization"), Some("Bearer t1"));

    let refused = Credential::issued(|| async { Err(std::io::Error::other("no vault")) });
    let client = acme::client::<Acme>(&Script::new(&[]), &[("bearer", refused)]);
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert_eq!(
        chain(&error),
        [
            "ping: authentication by `bearer`: no token was issued",
            "no vault"
        ]
    );
}

/// Polls once.
async fn waits<F: Future + Unpin>(future: &mut F) -> bool {
    std::future::poll_fn(|cx| Poll::Ready(Pin::new(&mut *future).poll(cx).is_pending())).await
}

fn chain(error: &dyn std::error::Error) -> Vec<String> {
    std::iter::successors(Some(error), |error| error.source())
        .map(ToString::to_string)
        .collect()
}
