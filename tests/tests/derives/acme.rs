//! A provider and the types of its operations.

use bindery::{Client, Credential, OpenEnum, Provider};
use bindery_tests::{Loopback, one_attempt};
use serde::{Deserialize, Serialize};

#[derive(Provider)]
#[provider(
    base_url = "https://api.acme.example/v1",
    base_url_env = "ACME_BASE_URL",
    server(sandbox = "https://sandbox.acme.example/v1"),
    auth(bearer, env = "ACME_TOKEN"),
    auth(basic, env_user = "ACME_USER", env = "ACME_PASSWORD"),
    auth(api_key, name = "key", header = "X-Key", prefix = "Key ", env = "ACME_KEY"),
    header("X-Acme-Version" = "2026-02"),
    envelope = "data",
    error("4XX" = Failure, "5XX" = Failure),
    error_message("error.message"),
    error_code("error.code"),
    request_id_header = "X-Request-Id",
    retry(409 = never),
    retry_statuses(429, "5XX"),
    limit("requests", calls = 600, seconds = 60),
    response_header("Retry-After", seconds, retry_after),
    secrets("token")
)]
pub(crate) struct Acme;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Failure {
    pub(crate) error: Detail,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Detail {
    pub(crate) message: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Note {
    pub(crate) id: String,
    pub(crate) color: Color,
}

#[derive(Clone, Debug, PartialEq, Eq, OpenEnum)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Color {
    Red,
    #[serde(rename = "blue-ish")]
    Blue,
    Unknown(String),
}

pub(crate) fn client(server: &Loopback) -> Client<Acme> {
    Client::builder()
        .credential("bearer", Credential::secret("token-7"))
        .base_url(server.url())
        .options(one_attempt())
        .build()
        .expect("a client of a loopback server")
}
