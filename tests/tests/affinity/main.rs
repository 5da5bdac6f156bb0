//! The Affinity client over a loopback socket: what is on the wire, and what the caller gets.

mod blocking;
mod create;
mod delete;
mod get;
mod list;
mod retries;
mod secrets;
mod setup;
mod update;

use bindery::{ErrorBody, Json};
use bindery_affinity::{Affinity, AffinityError, types::WebhookSubscriptionId};
use bindery_tests::{CheckedApi, Loopback, one_attempt};

/// A subscription to an event, and to one that no document has.
const SUBSCRIPTION: &str = r#"{"id":1234,"webhook_url":"https://hooks.example.com/webhook","subscriptions":["list.created","star.exploded"],"disabled":false,"created_by":5678}"#;

const ID: WebhookSubscriptionId = WebhookSubscriptionId(1234);

/// Where deliveries are sent.
const URL: &str = "https://hooks.example.com/webhook";

/// [`URL`] as a form has it.
const URL_FIELD: &str = "webhook_url=https%3A%2F%2Fhooks.example.com%2Fwebhook";

/// What every request carries that has no body. The key is the password of an empty user.
const HEADERS: [(&str, &str); 3] = [
    ("accept", "application/json"),
    ("authorization", "Basic OmtleS03"),
    ("user-agent", "bindery-affinity/0.1.0 bindery/0.1.0"),
];

/// What every request carries that has a body.
const HEADERS_OF_FORM: [(&str, &str); 4] = [
    ("accept", "application/json"),
    ("authorization", "Basic OmtleS03"),
    ("content-type", "application/x-www-form-urlencoded"),
    ("user-agent", "bindery-affinity/0.1.0 bindery/0.1.0"),
];

/// All operations document the same errors, whose bodies nobody documents. A success is any 2xx.
const AFFINITY: CheckedApi<Affinity> = CheckedApi {
    client: affinity,
    errors: &[401, 403, 404, 422, 429, 500, 503],
    error_body: r#"{"code":7,"message":["no","form","is","documented"]}"#,
};

fn affinity(server: &Loopback) -> Affinity {
    Affinity::builder()
        .basic("key-7")
        .base_url(server.url())
        .options(one_attempt())
        .build()
        .expect("a client of a loopback server")
}

/// The status that a variant is documented for, and its body.
fn variant(error: &AffinityError) -> (u16, &ErrorBody<Json>) {
    match error {
        AffinityError::Unauthorized(body) => (401, body),
        AffinityError::Forbidden(body) => (403, body),
        AffinityError::NotFound(body) => (404, body),
        AffinityError::UnprocessableContent(body) => (422, body),
        AffinityError::TooManyRequests(body) => (429, body),
        AffinityError::InternalServerError(body) => (500, body),
        AffinityError::ServiceUnavailable(body) => (503, body),
        other => panic!("a variant that no document has: {other:?}"),
    }
}
