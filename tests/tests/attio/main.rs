//! The Attio client over a loopback socket: what is on the wire, and what the caller gets.

mod blocking;
mod bodies;
mod create;
mod delete;
mod get;
mod list;
mod pages;
mod retries;
mod secrets;
mod setup;
mod update;

use bindery_attio::Attio;
use bindery_tests::{Loopback, one_attempt};

/// What every request carries that has no body.
const HEADERS: [(&str, &str); 3] = [
    ("accept", "application/json"),
    ("authorization", "Bearer token-7"),
    ("user-agent", "bindery-attio/0.1.0 bindery/0.1.0"),
];

/// What every request carries that has a body.
const HEADERS_OF_BODY: [(&str, &str); 4] = [
    ("accept", "application/json"),
    ("authorization", "Bearer token-7"),
    ("content-type", "application/json"),
    ("user-agent", "bindery-attio/0.1.0 bindery/0.1.0"),
];

fn attio(server: &Loopback) -> Attio {
    Attio::builder()
        .oauth2("token-7")
        .base_url(server.url())
        .options(one_attempt())
        .build()
        .expect("a client of a loopback server")
}

fn id() -> bindery::Uuid {
    bodies::ID.parse().expect("a UUID")
}
