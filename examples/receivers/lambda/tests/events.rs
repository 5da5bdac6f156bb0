//! Requests as Lambda gives them, by their JSON.

use bindery::webhook::{Deliveries as _, Signer};
use bindery_attio::{AttioApi, Secret, events::Receiver};
use receiver_lambda::{endpoint, respond};

const BODY: &str =
    r#"{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[{"event_type":"new"}]}"#;

/// `BODY` in base64.
const BASE64: &str = "eyJ3ZWJob29rX2lkIjoiMjNlNDJlYWYtMzIzYS00MWRhLWI1YmItZmQ2N2VlYmRhNTUzIiwiZXZlbnRzIjpbeyJldmVudF90eXBlIjoibmV3In1dfQ==";

/// The event of an HTTP API, payload version 2.
fn event(signature: &str, body: &str, is_base64: bool) -> String {
    let quoted = body.replace('"', "\\\"");
    format!(
        r#"{{
  "version": "2.0",
  "routeKey": "POST /hooks/1",
  "rawPath": "/hooks/1",
  "rawQueryString": "",
  "headers": {{
    "content-type": "application/json",
    "host": "x.execute-api.eu-central-1.amazonaws.com",
    "attio-signature": "{signature}",
    "idempotency-key": "1"
  }},
  "requestContext": {{
    "accountId": "1", "apiId": "x", "domainName": "x", "domainPrefix": "x", "requestId": "1",
    "http": {{
      "method": "POST", "path": "/hooks/1", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
      "userAgent": "x"
    }},
    "routeKey": "POST /hooks/1", "stage": "$default", "time": "x", "timeEpoch": 1
  }},
  "body": "{quoted}",
  "isBase64Encoded": {is_base64}
}}"#
    )
}

#[tokio::test]
async fn a_signed_delivery_is_taken_and_nothing_else_is() {
    let scheme = AttioApi::meta().signature_scheme().expect("a signature");
    let signed = Signer::new(scheme, "s3cret")
        .sign(BODY)
        .expect("a delivery");
    let signature = signed.headers["attio-signature"].to_str().expect("a text");
    let cases = [
        (signature, BODY.to_owned(), false, 200),
        (signature, BASE64.to_owned(), true, 200),
        (signature, format!("{BODY} "), false, 401),
        ("00", BODY.to_owned(), false, 401),
    ];
    for (signature, body, is_base64, status) in cases {
        let endpoint = endpoint(Receiver::new(Secret::from("s3cret")));
        let event = event(signature, &body, is_base64);
        let request = lambda_http::request::from_str(&event).expect("an event");
        let response = respond(&endpoint, request).await;
        assert_eq!(response.status(), status, "{body}");
    }
}
