//! The Asana client over a loopback socket: what is on the wire, and what the caller gets.

mod auth;
mod create;
mod delete;
mod get;
mod list;
mod paths;
mod secrets;
mod update;

use bindery::{Error, ErrorBody, Response};
use bindery_asana::{Asana, AsanaError, ErrorKind, types, webhooks::CreateWebhookError};
use bindery_tests::{Failure, Loopback, Reply};

const TOKEN: &str = "token-7";

/// A webhook with all its members, in the order in which they are written.
const WEBHOOK: &str = r#"{"gid":"12345","resource_type":"webhook","active":false,"resource":{"gid":"12345","resource_type":"task","name":"Bug Task"},"target":"https://example.com/receive-webhook/7654","created_at":"2012-02-22T02:06:58.147Z","last_failure_at":"2012-02-22T02:06:58.147Z","last_failure_content":"500 Server Error\n\nCould not complete the request","last_success_at":"2012-02-22T02:06:58.147Z","delivery_retry_count":3,"next_attempt_after":"2012-02-22T02:06:58.147Z","failure_deletion_timestamp":"2012-02-22T02:06:58.147Z","filters":[{"resource_type":"task","resource_subtype":"milestone","action":"changed","fields":["due_at","due_on","dependencies"]}]}"#;

const DOCUMENTED: [u16; 8] = [400, 401, 402, 403, 404, 429, 451, 500];
const UNDOCUMENTED: [u16; 6] = [204, 302, 304, 409, 418, 503];
const ERROR: &str =
    r#"{"errors":[{"message":"workspace: Missing input","help":"h","phrase":"6 sad squid"}]}"#;

fn client(url: String) -> Asana {
    Asana::builder()
        .personal_access_token(TOKEN)
        .base_url(url)
        .build()
        .expect("a client of a loopback server")
}

/// A server that gives these replies, and a client of it.
fn serve(replies: Vec<Reply>) -> (Loopback, Asana) {
    let server = Loopback::start(replies);
    let asana = client(server.url());
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

/// Every documented error of a call is its variant, whatever its body holds; every other status is
/// unexpected. `success` is documented as the call's success, and no other 2xx is.
async fn fails_as_documented<T, E>(
    success: u16,
    call: impl AsyncFn(&Asana) -> Result<Response<T>, Error<E>>,
    variant: impl Fn(&E) -> (u16, &ErrorBody<types::ErrorBody>),
) {
    let documented = Failure::documented(&DOCUMENTED, ERROR);
    let (server, asana) = serve(documented.iter().map(Failure::reply).collect());
    for failure in &documented {
        let error = failed(call(&asana).await);
        failure.assert_documented(&error, &variant);
        if let Some(body) = variant(error.api().unwrap()).1.value() {
            let first = &body.errors.as_ref().unwrap()[0];
            assert_eq!(first.message.as_deref(), Some("workspace: Missing input"));
            assert_eq!(first.help.as_deref(), Some("h"));
            assert_eq!(first.phrase.as_deref(), Some("6 sad squid"));
            assert!(error.to_string().contains(": workspace: Missing input"));
        }
    }
    server.finish();

    let mut statuses = UNDOCUMENTED.to_vec();
    statuses.push(if success == 200 { 201 } else { 200 });
    // A response with 204 or 304 has no body.
    let undocumented: Vec<_> = Failure::undocumented(&statuses)
        .into_iter()
        .filter(Failure::may_have_its_body)
        .collect();
    let (server, asana) = serve(undocumented.iter().map(Failure::reply).collect());
    for failure in &undocumented {
        failure.assert_unexpected(&failed(call(&asana).await));
    }
    server.finish();
}

/// A success with each of these bodies is an error that says where in the body, and keeps the body.
async fn refuses_bodies<T, E>(
    success: u16,
    bodies: &[(String, &str)],
    call: impl AsyncFn(&Asana) -> Result<Response<T>, Error<E>>,
) {
    let replies = bodies
        .iter()
        .map(|(body, _)| Reply::json(success, body.clone()))
        .collect();
    let (server, asana) = serve(replies);
    for (body, path) in bodies {
        let error = failed(call(&asana).await);
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}: {error}");
        assert_eq!(
            error.decode_error().unwrap().path(),
            *path,
            "{body}: {error}"
        );
        assert_eq!(error.status().unwrap(), success);
        assert_eq!(error.body().unwrap(), body.as_bytes());
    }
    server.finish();
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

/// A success that is not called JSON is read all the same; HTML is an error that names what came.
async fn reads_any_content_type<T, E>(
    success: u16,
    body: &str,
    call: impl AsyncFn(&Asana) -> Result<Response<T>, Error<E>>,
) {
    let html = [("Content-Type", "text/html")];
    let (server, asana) = serve(vec![
        Reply::new(success, &[("Content-Type", "text/plain")], body),
        Reply::new(success, &[], body),
        Reply::new(success, &html, "<html></html>"),
    ]);
    assert!(call(&asana).await.is_ok());
    assert!(call(&asana).await.is_ok());
    let error = failed(call(&asana).await);
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.decode_error().unwrap().content_type(),
        Some("text/html")
    );
    assert!(error.to_string().contains("text/html"), "{error}");
    server.finish();
}

/// A body that breaks off before its announced end is a failure of the exchange, not of the body.
async fn notices_a_body_that_breaks_off<T, E>(
    success: u16,
    body: &str,
    call: impl AsyncFn(&Asana) -> Result<Response<T>, Error<E>>,
) {
    let (server, asana) = serve(vec![Reply::json(success, body).broken_off(body.len() - 1)]);
    assert_eq!(failed(call(&asana).await).kind(), ErrorKind::Transport);
    server.finish();
}

fn failed<T, E>(result: Result<Response<T>, Error<E>>) -> Error<E> {
    match result {
        Ok(response) => panic!("a success: {response:?}"),
        Err(error) => error,
    }
}
