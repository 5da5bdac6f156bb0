//! How a client is set up: the two schemes, and the environment.

use bindery::{ClientBuilder, ConfigError};
use bindery_affinity::{Affinity, AffinityApi, AffinityBuilder};
use bindery_tests::{Loopback, Reply};

/// The `Authorization` header of a list, sent by what the builder builds.
async fn authorization(set_up: impl FnOnce(AffinityBuilder) -> AffinityBuilder) -> String {
    let server = Loopback::start(vec![Reply::json(200, "[]")]);
    let builder = set_up(Affinity::builder().base_url(server.url()));
    let affinity = builder.build().unwrap();
    affinity.webhooks().list().send().await.unwrap();
    let sent = server.finish().remove(0);
    sent.header("authorization").unwrap().to_owned()
}

/// As [`authorization`], of what the environment sets up.
async fn authorization_from(variables: &[(&str, &str)]) -> String {
    let server = Loopback::start(vec![Reply::json(200, "[]")]);
    let url = server.url();
    let variables = [variables, &[("AFFINITY_BASE_URL", &*url)]].concat();
    let affinity = from_environment(&variables).unwrap();
    affinity.webhooks().list().send().await.unwrap();
    let sent = server.finish().remove(0);
    assert_eq!(sent.line, "GET /webhook");
    sent.header("authorization").unwrap().to_owned()
}

fn from_environment(variables: &[(&str, &str)]) -> Result<Affinity, ConfigError> {
    let lookup = |name: &str| {
        let mut variables = variables.iter();
        let set = variables.find(|(known, _)| *known == name);
        set.map(|(_, value)| (*value).to_owned())
    };
    let client = ClientBuilder::<AffinityApi>::from_lookup(lookup)?.build()?;
    Ok(client.into())
}

#[tokio::test]
async fn each_scheme_sends_the_key_in_its_way() {
    assert_eq!(
        authorization(|builder| builder.basic("key-7")).await,
        "Basic OmtleS03"
    );
    assert_eq!(
        authorization(|builder| builder.basic("a:b ä")).await,
        "Basic OmE6YiDDpA=="
    );
    assert_eq!(
        authorization(|builder| builder.bearer("key-7")).await,
        "Bearer key-7"
    );
}

#[tokio::test]
async fn of_two_credentials_the_first_scheme_is_used() {
    assert_eq!(
        authorization(|builder| builder.bearer("other").basic("key-7")).await,
        "Basic OmtleS03"
    );
    assert_eq!(
        authorization(|builder| builder.basic("other").basic("key-7")).await,
        "Basic OmtleS03"
    );
}

#[tokio::test]
async fn the_environment_gives_the_first_credential_that_is_set() {
    let key = ("AFFINITY_API_KEY", "key-7");
    let token = ("AFFINITY_BEARER_TOKEN", "key-8");
    let no_key = ("AFFINITY_API_KEY", "");
    assert_eq!(authorization_from(&[key]).await, "Basic OmtleS03");
    assert_eq!(authorization_from(&[token]).await, "Bearer key-8");
    assert_eq!(authorization_from(&[token, key]).await, "Basic OmtleS03");
    assert_eq!(authorization_from(&[token, no_key]).await, "Bearer key-8");
}

#[test]
fn an_environment_without_a_credential_names_both_variables() {
    let unset = [("AFFINITY_API_KEY", ""), ("AFFINITY_BEARER_TOKEN", "")];
    for variables in [&[][..], &unset] {
        assert_eq!(
            from_environment(variables).unwrap_err().to_string(),
            "no credential in the environment: set AFFINITY_API_KEY or AFFINITY_BEARER_TOKEN"
        );
    }
}

#[test]
fn a_client_without_a_credential_is_refused() {
    assert_eq!(
        Affinity::builder().build().unwrap_err().to_string(),
        "no credential was given: set basic or bearer"
    );
}
