//! The key that is traded for a token: once, and once more when the token is refused.

use bindery_ingedata::{ErrorKind, Ingedata, types::WebhookAttributes};
use bindery_tests::{Loopback, Reply, Sent, one_attempt, printed_error};

use crate::{WEBHOOK, data, variant};

const KEY: &str = "PULSE_hunter2";

fn serve(replies: Vec<Reply>) -> (Loopback, Ingedata) {
    let server = Loopback::start(replies);
    let builder = Ingedata::builder()
        .api_key(KEY)
        .options(one_attempt())
        .base_url(server.url());
    let ingedata = builder.build().unwrap();
    (server, ingedata)
}

fn login(token: &str) -> Reply {
    Reply::json(
        200,
        format!(r#"{{"data":{{}},"meta":{{"token":"{token}"}}}}"#),
    )
}

fn list() -> Reply {
    Reply::json(200, data("[]"))
}

/// What was sent: a login, or the token of a call.
fn seen(sent: &[Sent]) -> Vec<&str> {
    sent.iter()
        .map(|sent| match sent.header("authorization") {
            Some(authorization) => authorization,
            None => &sent.line,
        })
        .collect()
}

const LOGIN: &str = "POST /api/v3/iam/auth/api/login";

#[tokio::test]
async fn one_login_serves_all_calls_and_clones() {
    let (server, ingedata) = serve(vec![login("t1"), list(), list(), list()]);
    let first = ingedata.webhooks().list().send().await.unwrap();
    assert_eq!(first.http().attempts(), 1);
    ingedata.clone().webhooks().list().send().await.unwrap();
    ingedata.webhooks().list().send_blocking().unwrap();

    let sent = server.finish();
    assert_eq!(seen(&sent), [LOGIN, "Bearer t1", "Bearer t1", "Bearer t1"]);
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    assert!(
        sent[0]
            .header("user-agent")
            .unwrap()
            .starts_with("bindery-ingedata/")
    );
    assert_eq!(sent[0].body, format!(r#"{{"key":"{KEY}"}}"#));
}

#[tokio::test]
async fn calls_at_the_same_time_share_one_login() {
    let (server, ingedata) = serve(vec![login("t1"), list(), list(), list()]);
    let call = || ingedata.webhooks().list().send();
    let (one, two, three) = tokio::join!(call(), call(), call());
    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    assert_eq!(seen(&server.finish())[1..], ["Bearer t1"; 3]);
}

#[tokio::test]
async fn a_refused_token_is_traded_for_once_more_and_the_call_repeated() {
    let (server, ingedata) = serve(vec![
        login("t1"),
        list(),
        Reply::json(401, "{}"),
        login("t2"),
        Reply::json(201, data(WEBHOOK)),
        list(),
    ]);
    ingedata.webhooks().list().send().await.unwrap();
    let attributes = WebhookAttributes::new().name("n");
    let created = ingedata.webhooks().create(attributes).send().await.unwrap();
    assert_eq!(created.http().attempts(), 2);
    ingedata.webhooks().list().send().await.unwrap();

    let sent = server.finish();
    assert_eq!(
        seen(&sent),
        [
            LOGIN,
            "Bearer t1",
            "Bearer t1",
            LOGIN,
            "Bearer t2",
            "Bearer t2"
        ]
    );
    assert_eq!(sent[2].line, sent[4].line);
    assert_eq!(sent[2].body, sent[4].body);
    assert!(sent[4].body.contains(r#""name":"n""#));
}

#[tokio::test]
async fn a_token_that_is_refused_again_is_the_error_of_the_call() {
    let refused = r#"{"status":"401","type":"Verse::Error::Unauthorized","detail":"no"}"#;
    let (server, ingedata) = serve(vec![
        login("t1"),
        Reply::json(401, "{}"),
        login("t2"),
        Reply::json(401, refused),
    ]);
    let error = ingedata.webhooks().get(1).send().await.unwrap_err();
    let (status, body) = variant(error.api().unwrap());
    assert_eq!(status, 401);
    assert_eq!(body.value().unwrap().detail.as_deref(), Some("no"));
    assert_eq!(error.attempts(), 2);
    assert_eq!(
        seen(&server.finish()),
        [LOGIN, "Bearer t1", LOGIN, "Bearer t2"]
    );
}

#[tokio::test]
async fn other_refusals_keep_the_token() {
    let (server, ingedata) = serve(vec![login("t1"), Reply::json(403, "{}"), list()]);
    let error = ingedata.webhooks().list().send().await.unwrap_err();
    assert_eq!(variant(error.api().unwrap()).0, 403);
    ingedata.webhooks().list().send().await.unwrap();
    assert_eq!(seen(&server.finish()), [LOGIN, "Bearer t1", "Bearer t1"]);
}

#[tokio::test]
async fn a_login_that_fails_is_an_error_of_the_credential_and_the_next_call_tries_again() {
    let failures = [
        Reply::json(401, r#"{"errors":[{"detail":"unknown key"}]}"#),
        Reply::new(500, &[("Content-Type", "text/html")], "<html></html>"),
        Reply::new(302, &[("Location", "https://x.dev/")], ""),
        Reply::json(200, "{}"),
        Reply::json(200, r#"{"meta":{"token":null}}"#),
        Reply::json(200, ""),
        Reply::json(200, r#"{"meta":{"token":"t"}}"#).broken_off(10),
    ];
    let count = failures.len();
    let mut replies = failures.to_vec();
    replies.extend([login("t1"), list()]);
    let (server, ingedata) = serve(replies);
    for _ in 0..count {
        let error = ingedata.webhooks().list().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
        assert!(error.to_string().contains("`api_key`"), "{error}");
        assert!(!printed_error(&error).contains("hunter2"), "{error:?}");
    }
    ingedata.webhooks().list().send().await.unwrap();
    let sent = server.finish();
    assert_eq!(seen(&sent)[..=count], vec![LOGIN; count + 1]);
    assert_eq!(seen(&sent)[count + 1], "Bearer t1");
}

#[tokio::test]
async fn logging_in_by_hand_trades_nothing() {
    let (server, ingedata) = serve(vec![login("t1"), list()]);
    let result = ingedata.auth().login("other").send().await.unwrap();
    let token = result.meta.token.clone();
    let by_token = Ingedata::builder()
        .token(token.expose())
        .base_url(server.url());
    by_token
        .build()
        .unwrap()
        .webhooks()
        .list()
        .send()
        .await
        .unwrap();
    let sent = server.finish();
    assert_eq!(seen(&sent), [LOGIN, "Bearer t1"]);
    assert_eq!(sent[0].body, r#"{"key":"other"}"#);
}
