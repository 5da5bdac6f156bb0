//! The Ingedata client over a loopback socket: what is on the wire, and what the caller gets.

mod auth;
mod create;
mod delete;
mod exchange;
mod get;
mod list;
mod list_events;
mod list_query;
mod retries;
mod secrets;
mod test;
mod update;

use bindery::ErrorBody;
use bindery_ingedata::{Ingedata, IngedataError, types};
use bindery_tests::{CheckedApi, Loopback, Reply, one_attempt};

/// A webhook with all its members, in the order in which they are written.
const WEBHOOK: &str = r#"{"type":"notification/webhooks","id":"1","attributes":{"id":1,"account_id":7,"name":"n","url":"https://example.com/hook","secret":"s","events":["a",{"b":1}],"scopes":{"x":[1]},"created_at":"2025-01-02T03:04:05Z","updated_at":"2025-01-02T03:04:06Z"},"relationships":{"account":{"data":null}}}"#;

const INGEDATA: CheckedApi<Ingedata> = CheckedApi {
    client,
    errors: &[400, 401, 403, 404, 422, 500],
    error_body: r#"{"errors":[{"status":422,"title":"Verse::Error::ValidationFailed","detail":"included is not allowed"}]}"#,
};

fn client(server: &Loopback) -> Ingedata {
    Ingedata::builder()
        .token("token-7")
        .options(one_attempt())
        .base_url(server.url())
        .build()
        .expect("a client of a loopback server")
}

/// A server that gives these replies, and a client of it.
fn serve(replies: Vec<Reply>) -> (Loopback, Ingedata) {
    let server = Loopback::start(replies);
    let ingedata = client(&server);
    (server, ingedata)
}

/// A body in its envelope.
fn data(body: &str) -> String {
    format!(r#"{{"data":{body}}}"#)
}

/// The status that a variant stands for, and its body.
fn variant(error: &IngedataError) -> (u16, &ErrorBody<types::ErrorBody>) {
    match error {
        IngedataError::BadRequest(body) => (400, body),
        IngedataError::Unauthorized(body) => (401, body),
        IngedataError::Forbidden(body) => (403, body),
        IngedataError::NotFound(body) => (404, body),
        IngedataError::UnprocessableContent(body) => (422, body),
        IngedataError::InternalServerError(body) => (500, body),
        error => panic!("{error:?} has no status"),
    }
}

/// The bodies of one webhook that do not fit, each with the path of what is wrong.
fn unfit_webhooks() -> Vec<(String, &'static str)> {
    vec![
        (String::new(), ""),
        ("{".to_owned(), ""),
        ("{}".to_owned(), ""),
        ("[]".to_owned(), ""),
        ("<html></html>".to_owned(), ""),
        (data("null"), "data"),
        (data("7"), "data"),
        (data("{}"), "data"),
        (data(r#"{"type":null}"#), "data.type"),
        (data(r#"{"type":"t","id":1}"#), "data.id"),
        (data(r#"{"type":"t","attributes":7}"#), "data.attributes"),
        (
            data(r#"{"type":"t","attributes":{"id":"1"}}"#),
            "data.attributes.id",
        ),
        (
            data(r#"{"type":"t","attributes":{"events":{}}}"#),
            "data.attributes.events",
        ),
        (
            data(r#"{"type":"t","attributes":{"secret":["s"]}}"#),
            "data.attributes.secret",
        ),
        (r#"{"data":{"type":"t""#.to_owned(), "data"),
        (format!("{} x", data(r#"{"type":"t"}"#)), ""),
    ]
}
