//! `auth.login`, the two schemes, and where their credentials come from.

use bindery::{ClientBuilder, Response};
use bindery_ingedata::{
    ErrorKind, Ingedata, IngedataApi, IngedataError,
    auth::{self, LoginAuth},
    types::LoginResult,
};
use bindery_tests::{Loopback, Reply};

use crate::{INGEDATA, data, serve, variant};

const LOGIN: &str = r#"{"meta":{"token":"t"}}"#;

/// A client from these environment variables.
fn from_variables(variables: &[(&str, &str)]) -> Result<Ingedata, bindery::ConfigError> {
    let lookup = |name: &str| {
        let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
        Some((*value).to_owned())
    };
    ClientBuilder::<IngedataApi>::from_lookup(lookup)?
        .build()
        .map(Ingedata::from)
}

#[tokio::test]
async fn login_sends_the_key_bare_and_no_credential() {
    let extra = r#"{"data":null,"meta":{"token":"t","user":1}}"#;
    let (server, ingedata) = serve(vec![Reply::json(200, extra)]);
    let result = ingedata.auth().login("PULSE_1").send().await.unwrap();
    assert_eq!(result.meta.token.expose(), "t");

    let sent = server.finish();
    assert_eq!(sent[0].line, "POST /api/v3/iam/auth/api/login");
    assert_eq!(sent[0].header("authorization"), None);
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("content-type"), Some("application/json"));
    assert_eq!(sent[0].body, r#"{"key":"PULSE_1"}"#);
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, login, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let bodies = [
        (String::new(), ""),
        ("{}".to_owned(), ""),
        (data(LOGIN), ""),
        (r#"{"meta":null}"#.to_owned(), "meta"),
        (r#"{"meta":{}}"#.to_owned(), "meta"),
        (r#"{"meta":{"token":7}}"#.to_owned(), "meta.token"),
        (r#"{"meta":{"token":null}}"#.to_owned(), "meta.token"),
        (format!("{LOGIN}]"), ""),
    ];
    INGEDATA.refuses_bodies(200, &bodies, login).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA.reads_what_is_json(200, LOGIN, login).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::json(200, LOGIN); 3]);
    let operation = LoginAuth::new("k");
    auth::login(&ingedata, operation.clone()).await.unwrap();
    auth::blocking::login(&ingedata, operation).unwrap();
    ingedata.auth().login("k").send_blocking().unwrap();
    assert!(
        server
            .finish()
            .iter()
            .all(|sent| sent.body == r#"{"key":"k"}"#)
    );
}

#[tokio::test]
async fn the_environment_gives_the_first_credential_that_is_set_and_the_base_url() {
    let list = || Reply::json(200, data("[]"));
    let server = Loopback::start(vec![Reply::json(200, LOGIN), list(), list()]);
    let url = ("INGEDATA_BASE_URL", &*server.url());
    let both = [
        ("INGEDATA_API_KEY", "PULSE_1"),
        ("PULSE_API_TOKEN", "token-7"),
        url,
    ];
    let token = [
        ("INGEDATA_API_KEY", ""),
        ("PULSE_API_TOKEN", "token-7"),
        url,
    ];
    for variables in [both, token] {
        let ingedata = from_variables(&variables).unwrap();
        ingedata.webhooks().list().send().await.unwrap();
    }
    let sent = server.finish();
    assert_eq!(sent[0].body, r#"{"key":"PULSE_1"}"#);
    assert_eq!(sent[1].header("authorization"), Some("Bearer t"));
    assert_eq!(sent[2].header("authorization"), Some("Bearer token-7"));
}

#[test]
fn a_client_without_a_credential_is_refused() {
    assert_eq!(
        from_variables(&[("INGEDATA_API_KEY", "")])
            .unwrap_err()
            .to_string(),
        "no credential in the environment: set INGEDATA_API_KEY or PULSE_API_TOKEN"
    );
    assert_eq!(
        Ingedata::builder().build().unwrap_err().to_string(),
        "no credential was given: set api_key or token"
    );
}

#[tokio::test]
async fn a_token_that_is_refused_is_not_traded_for() {
    let (server, ingedata) = serve(vec![Reply::json(401, "{}")]);
    let error = ingedata.webhooks().list().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(variant(error.api().unwrap()).0, 401);
    assert_eq!(error.attempts(), 1);
    server.finish();
}

async fn login(
    ingedata: &Ingedata,
) -> Result<Response<LoginResult>, bindery::Error<IngedataError>> {
    ingedata.auth().login("PULSE_1").send().await
}
