//! How a client is set up: credential, base URL, user agent, environment.

use bindery::{ClientBuilder, ConfigError, ErrorKind};
use bindery_attio::{Attio, AttioApi};
use bindery_tests::{Loopback, Reply, Sent};

use crate::attio;

/// What a list sends.
async fn sent_by(attio: &Attio, server: Loopback) -> Sent {
    attio.webhooks().list().send().await.unwrap();
    server.finish().remove(0)
}

fn empty() -> Vec<Reply> {
    vec![Reply::json(200, r#"{"data":[]}"#)]
}

fn from_environment(variables: &[(&str, &str)]) -> Result<Attio, ConfigError> {
    let lookup = |name: &str| {
        let mut variables = variables.iter();
        variables
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())
    };
    ClientBuilder::<AttioApi>::from_lookup(lookup)?
        .build()
        .map(Attio::from)
}

#[tokio::test]
async fn the_environment_gives_credential_and_base_url() {
    let server = Loopback::start(empty());
    let variables = [
        ("ATTIO_OAUTH2", "token-8"),
        ("ATTIO_BASE_URL", &server.url()),
    ];
    let sent = sent_by(&from_environment(&variables).unwrap(), server).await;
    assert_eq!(sent.line, "GET /v2/webhooks");
    assert_eq!(sent.header("authorization"), Some("Bearer token-8"));
}

#[test]
fn an_environment_without_a_credential_names_the_variable() {
    for variables in [
        &[][..],
        &[("ATTIO_OAUTH2", "")],
        &[("ATTIO_TOKEN", "token-8")],
    ] {
        assert_eq!(
            from_environment(variables).unwrap_err().to_string(),
            "no credential in the environment: set ATTIO_OAUTH2"
        );
    }
}

#[test]
fn a_malformed_base_url_is_refused() {
    for url in [
        "attio.com",
        "ftp://attio.com",
        "https://attio.com?key=1",
        "https://ann:hunter2@attio.com",
        "https://",
    ] {
        let built = Attio::builder().oauth2("token-7").base_url(url).build();
        let error = built.unwrap_err().to_string();
        assert!(error.starts_with("the base URL "), "{url}: {error}");
        assert!(!error.contains("hunter2"));
        let variables = [("ATTIO_OAUTH2", "token-8"), ("ATTIO_BASE_URL", url)];
        assert!(from_environment(&variables).is_err());
    }
}

#[test]
fn a_client_without_a_credential_is_refused() {
    let error = Attio::builder().build().unwrap_err();
    assert_eq!(error.to_string(), "no credential was given: set oauth2");
}

#[tokio::test]
async fn a_path_of_the_base_url_stays_before_the_operations() {
    for suffix in ["/proxy/attio", "/proxy/attio/"] {
        let server = Loopback::start(empty());
        let builder = Attio::builder().oauth2("token-7");
        let attio = builder.base_url(server.url() + suffix).build().unwrap();
        let sent = sent_by(&attio, server).await;
        assert_eq!(sent.line, "GET /proxy/attio/v2/webhooks");
    }
}

#[tokio::test]
async fn a_product_stands_first_in_the_user_agent() {
    let server = Loopback::start(empty());
    let builder = Attio::builder().oauth2("token-7").base_url(server.url());
    let attio = builder.user_agent("acme-sync/1.2").build().unwrap();
    let sent = sent_by(&attio, server).await;
    let agent = sent.header("user-agent");
    assert_eq!(
        agent,
        Some("acme-sync/1.2 bindery-attio/0.1.0 bindery/0.1.0")
    );

    let builder = Attio::builder().oauth2("token-7");
    assert!(builder.user_agent("two\r\nlines").build().is_err());
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_never_sent() {
    let server = Loopback::start(vec![]);
    for token in ["two\r\nlines: 1", "nul\0", "bell\u{7}"] {
        let builder = Attio::builder().oauth2(token).base_url(server.url());
        let attio = builder.build().unwrap();
        let error = attio.webhooks().list().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth);
        assert_eq!(error.attempts(), 0);
    }
    assert!(server.finish().is_empty());
}

#[tokio::test]
async fn a_refused_connection_is_told_apart() {
    let server = Loopback::start(vec![]);
    let attio = attio(&server);
    server.finish();
    let error = attio.webhooks().list().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(error.attempts(), 1);
    assert!(error.is_retryable());
}

#[test]
fn what_oauth_needs_is_in_the_crate() {
    let scheme = <AttioApi as bindery::Provider>::meta().schemes()[0];
    assert_eq!(scheme.name(), "oauth2");
    assert_eq!(
        scheme.authorization_url(),
        Some("https://app.attio.com/authorize")
    );
    assert_eq!(
        scheme.token_url(),
        Some("https://app.attio.com/oauth/token")
    );
    assert_eq!(scheme.refresh_url(), None);
    let names = scheme.scopes().iter().map(|(name, _)| *name);
    assert!(names.eq(["webhook:read", "webhook:read-write"]));
}
