//! What Attio answers.

/// The id of [`WEBHOOK`].
pub const ID: &str = "23e42eaf-323a-41da-b5bb-fd67eebda553";

/// A webhook with one subscription of each kind: one with a filter, one of an event that no document has.
pub const WEBHOOK: &str = r#"{"target_url":"https://example.com/webhook","subscriptions":[{"event_type":"note.created","filter":{"$or":[{"field":"id.list_id","operator":"equals","value":"d34c5f6b"}]}},{"event_type":"star.exploded","filter":null}],"id":{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553"},"status":"active","created_at":"2023-04-27T13:22:49.061281000Z"}"#;

pub const NOT_FOUND: &str = r#"{"status_code":404,"type":"invalid_request_error","code":"not_found","message":"Webhook not found"}"#;

pub const VALIDATION: &str = r#"{"status_code":400,"type":"invalid_request_error","code":"validation_type","message":"Related list not found"}"#;

pub const RATE_LIMIT: &str = r#"{"status_code":429,"type":"rate_limit_error","code":"rate_limit_exceeded","message":"Rate limit exceeded, please try again later"}"#;

/// The form that errors have for which no body is documented.
pub const OTHER: &str =
    r#"{"status_code":499,"type":"auth_error","code":"billing_error","message":"Pay first"}"#;

/// Statuses of refusals that only the range documents.
pub const REFUSALS: [u16; 8] = [401, 402, 403, 405, 409, 418, 422, 499];

/// Statuses of failures, which the range documents.
pub const FAILURES: [u16; 6] = [500, 501, 502, 503, 504, 599];

/// Statuses that are neither documented nor in a documented range: 200 is the only success.
pub const UNDOCUMENTED: [u16; 8] = [201, 202, 206, 299, 300, 302, 308, 999];

/// The body in Attio's envelope.
pub fn data(body: &str) -> String {
    format!(r#"{{"data":{body}}}"#)
}
