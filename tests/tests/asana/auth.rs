//! The two schemes, and where their credentials come from.

use bindery::ClientBuilder;
use bindery_asana::{Asana, AsanaApi, ErrorKind};
use bindery_tests::{Loopback, Reply};

use crate::data;

/// A client from these environment variables.
fn from_variables(variables: &[(&str, &str)]) -> Result<Asana, bindery::ConfigError> {
    let lookup = |name: &str| {
        let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
        Some((*value).to_owned())
    };
    ClientBuilder::<AsanaApi>::from_lookup(lookup)?
        .build()
        .map(Asana::from)
}

/// What a client that `build` makes sends as its authorization.
async fn authorization(build: impl FnOnce(String) -> Asana) -> String {
    let server = Loopback::start(vec![Reply::json(200, data("[]"))]);
    let asana = build(server.url());
    asana.webhooks().list("1").send().await.unwrap();
    server.finish()[0]
        .header("authorization")
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn both_schemes_are_bearer_tokens() {
    let builder = Asana::builder;
    let token = authorization(|url| {
        builder()
            .personal_access_token("pat")
            .base_url(url)
            .build()
            .unwrap()
    });
    assert_eq!(token.await, "Bearer pat");
    let token = authorization(|url| builder().oauth2("oauth").base_url(url).build().unwrap());
    assert_eq!(token.await, "Bearer oauth");
}

#[tokio::test]
async fn the_first_scheme_of_the_documents_wins() {
    let token = authorization(|url| {
        let builder = Asana::builder()
            .oauth2("oauth")
            .personal_access_token("pat");
        builder.base_url(url).build().unwrap()
    });
    assert_eq!(token.await, "Bearer pat");
}

#[tokio::test]
async fn the_environment_gives_the_first_credential_that_is_set_and_the_base_url() {
    for (variables, expected) in [
        (
            vec![("ASANA_ACCESS_TOKEN", "pat"), ("ASANA_OAUTH2", "oauth")],
            "Bearer pat",
        ),
        (
            vec![("ASANA_ACCESS_TOKEN", ""), ("ASANA_OAUTH2", "oauth")],
            "Bearer oauth",
        ),
        (vec![("ASANA_OAUTH2", "oauth")], "Bearer oauth"),
    ] {
        let token = authorization(|url| {
            let mut variables = variables.clone();
            variables.push(("ASANA_BASE_URL", &url));
            from_variables(&variables).unwrap()
        });
        assert_eq!(token.await, expected);
    }
}

#[test]
fn an_environment_without_a_credential_names_every_variable() {
    for variables in [
        vec![],
        vec![("ASANA_ACCESS_TOKEN", ""), ("ASANA_TOKEN", "x")],
    ] {
        assert_eq!(
            from_variables(&variables).unwrap_err().to_string(),
            "no credential in the environment: set ASANA_ACCESS_TOKEN or ASANA_OAUTH2"
        );
    }
}

#[test]
fn a_client_without_a_credential_or_with_a_bad_url_is_refused() {
    assert_eq!(
        Asana::builder().build().unwrap_err().to_string(),
        "no credential was given: set personal_access_token or oauth2"
    );
    for url in [
        "",
        "app.asana.com",
        "ftp://x.dev",
        "https://u:p@x.dev",
        "https://x.dev?a=1",
    ] {
        let error = Asana::builder()
            .oauth2("t")
            .base_url(url)
            .build()
            .unwrap_err();
        assert!(
            error.to_string().starts_with("the base URL "),
            "{url}: {error}"
        );
    }
}

#[tokio::test]
async fn a_credential_that_no_header_carries_is_refused_before_sending() {
    let server = Loopback::start(Vec::new());
    let asana = Asana::builder()
        .oauth2("hunter2\r\nX-Evil: 1")
        .base_url(server.url())
        .build()
        .unwrap();
    let error = asana.webhooks().list("1").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.to_string().contains("`oauth2`"), "{error}");
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    assert!(server.finish().is_empty());
}

#[tokio::test]
async fn the_user_agent_can_be_extended() {
    let server = Loopback::start(vec![Reply::json(200, data("[]"))]);
    let asana = Asana::builder()
        .oauth2("t")
        .user_agent("acme-sync/1.2")
        .base_url(server.url())
        .build()
        .unwrap();
    asana.webhooks().list("1").send().await.unwrap();
    let sent = server.finish();
    let agent = sent[0].header("user-agent").unwrap();
    assert!(agent.starts_with("acme-sync/1.2 bindery-asana/"), "{agent}");
    assert!(
        Asana::builder()
            .oauth2("t")
            .user_agent("a\r\nb")
            .build()
            .is_err()
    );
}
