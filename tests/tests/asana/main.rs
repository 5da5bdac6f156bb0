//! The Asana client over a loopback socket: what is on the wire, and what the caller gets.

mod auth;
mod create;
mod delete;
mod get;
mod list;
mod list_pages;
mod paths;
mod retries;
mod secrets;
mod update;

use bindery::ErrorBody;
use bindery_asana::{Asana, AsanaError, types, webhooks::CreateWebhookError};
use bindery_tests::{CheckedApi, Loopback, Reply, one_attempt};

const TOKEN: &str = "token-7";

/// A webhook with all its members, in the order in which they are written.
const WEBHOOK: &str = r#"{"gid":"12345","resource_type":"webhook","active":false,"resource":{"gid":"12345","resource_type":"task","name":"Bug Task"},"target":"https://example.com/receive-webhook/7654","created_at":"2012-02-22T02:06:58.147Z","last_failure_at":"2012-02-22T02:06:58.147Z","last_failure_content":"500 Server Error\n\nCould not complete the request","last_success_at":"2012-02-22T02:06:58.147Z","delivery_retry_count":3,"next_attempt_after":"2012-02-22T02:06:58.147Z","failure_deletion_timestamp":"2012-02-22T02:06:58.147Z","filters":[{"resource_type":"task","resource_subtype":"milestone","action":"changed","fields":["due_at","due_on","dependencies"]}]}"#;

const ASANA: CheckedApi<Asana> = CheckedApi {
    client,
    errors: &[400, 401, 402, 403, 404, 429, 451, 500],
    error_body: r#"{"errors":[{"message":"workspace: Missing input"}]}"#,
};

fn client(server: &Loopback) -> Asana {
    Asana::builder()
        .personal_access_token(TOKEN)
        .options(one_attempt())
        .base_url(server.url())
        .build()
        .expect("a client of a loopback server")
}

/// A server that gives these replies, and a client of it.
fn serve(replies: Vec<Reply>) -> (Loopback, Asana) {
    let server = Loopback::start(replies);
    let asana = client(&server);
    (server, asana)
}

/// A body in its envelope.
fn data(body: &str) -> String {
    format!(r#"{{"data":{body}}}"#)
}

/// The status that a variant stands for, and its body.
fn variant(error: &AsanaError) -> (u16, &ErrorBody<types::ErrorBody>) {
    match error {
        AsanaError::BadRequest(body) => (400, body),
        AsanaError::Unauthorized(body) => (401, body),
        AsanaError::PaymentRequired(body) => (402, body),
        AsanaError::Forbidden(body) => (403, body),
        AsanaError::NotFound(body) => (404, body),
        AsanaError::TooManyRequests(body) => (429, body),
        AsanaError::UnavailableForLegalReasons(body) => (451, body),
        AsanaError::InternalServerError(body) => (500, body),
        error => panic!("{error:?} has no status"),
    }
}

/// As [`variant`], for the operation that documents its own meanings.
fn create_variant(error: &CreateWebhookError) -> (u16, &ErrorBody<types::ErrorBody>) {
    match error {
        CreateWebhookError::BadRequest(body) => (400, body),
        CreateWebhookError::Unauthorized(body) => (401, body),
        CreateWebhookError::PaymentRequired(body) => (402, body),
        CreateWebhookError::Forbidden(body) => (403, body),
        CreateWebhookError::NotFound(body) => (404, body),
        CreateWebhookError::TooManyRequests(body) => (429, body),
        CreateWebhookError::UnavailableForLegalReasons(body) => (451, body),
        CreateWebhookError::InternalServerError(body) => (500, body),
        error => panic!("{error:?} has no status"),
    }
}

/// The bodies that fit no operation: nothing, broken off, no envelope, another kind of value.
fn misfits() -> Vec<(String, &'static str)> {
    vec![
        (String::new(), ""),
        ("{".to_owned(), ""),
        (r#"{"data":{"gid":"1"#.to_owned(), "data.gid"),
        ("{}".to_owned(), ""),
        ("[]".to_owned(), ""),
        ("null".to_owned(), ""),
        (data("7"), "data"),
        (format!("{} {{", data(WEBHOOK)), ""),
        ("<html></html>".to_owned(), ""),
    ]
}
