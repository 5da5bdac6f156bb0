//! Tokens that are got for a credential, and kept.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::Poll,
    time::Duration,
};

use bindery::{
    AccessToken, CallOptions, Client, Credential, ErrorKind, RetryPolicy,
    transport::TransportErrorKind,
};

use crate::{
    Acme,
    acme::{self, Answer, Ping, Script, Step, TokioClock, client},
};

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
