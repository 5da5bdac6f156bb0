//! Credentials that come from the environment.

use bindery::{Client, ClientBuilder, Credential};

use crate::{
    Acme,
    acme::{self, Ping, Script},
};

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
