//! Checks of a client with what the documents of its provider show.

use http::Response;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use url::form_urlencoded;

use crate::{DecodeContext, Operation, Provider, RequestContext};

/// Where the paths of requests stand that are never sent.
const BASE_URL: &str = "https://example.com";

/// Checks that an operation sends a JSON body with this value.
///
/// # Panics
/// It sends another, or none.
#[track_caller]
pub fn assert_sends_json<O: Operation>(operation: &O, shown: &str) {
    let request = request(operation);
    let (sent, shown) = (json(body(&request)), json(shown.as_bytes()));
    assert!(same(&sent, &shown), "sent:  {sent}\nshown: {shown}");
}

/// Checks that an operation sends a form with these pairs, in this order.
///
/// # Panics
/// It sends another, or none.
#[track_caller]
pub fn assert_sends_form<O: Operation>(operation: &O, shown: &str) {
    let request = request(operation);
    assert_eq!(pairs(body(&request)), pairs(shown.as_bytes()), "the form");
}

/// Checks that an operation sends this message: method, path, query in its order, headers and body. Headers
/// that the message does not show may be there.
///
/// # Panics
/// It sends another.
#[track_caller]
pub fn assert_sends_http<O: Operation>(operation: &O, shown: &str) {
    let request = request(operation);
    let (head, shown_body) = shown.split_once("\n\n").unwrap_or((shown, ""));
    let mut lines = head.lines();
    let mut first = lines.next().unwrap_or_default().split(' ');
    assert_eq!(Some(request.method().as_str()), first.next(), "the method");
    let target = first.next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let decoded = |text: &str| -> String {
        let text = percent_encoding::percent_decode_str(text);
        text.decode_utf8_lossy().into_owned()
    };
    assert_eq!(decoded(request.uri().path()), decoded(path), "the path");
    let sent = request.uri().query().unwrap_or_default();
    assert_eq!(pairs(sent.as_bytes()), pairs(query.as_bytes()), "the query");
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let sent = request.headers().get(name);
        let sent = sent.and_then(|value| value.to_str().ok());
        assert_eq!(sent, Some(value.trim()), "the header {name}");
    }
    if shown_body.is_empty() {
        return;
    }
    let sent = body(&request);
    match serde_json::from_str::<Value>(shown_body) {
        Ok(shown) => assert!(same(&json(sent), &shown), "the body"),
        Err(_) => assert_eq!(pairs(sent), pairs(shown_body.as_bytes()), "the form"),
    }
}

/// Checks that a value is read, and that what is written of it says the same and is read again.
///
/// # Panics
/// It is not.
#[track_caller]
pub fn assert_reads<T: Serialize + DeserializeOwned>(shown: &str) {
    let read = |text: &str| -> T {
        match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => panic!("{error}: {text}"),
        }
    };
    let write = |value: &T| match serde_json::to_value(value) {
        Ok(written) => written,
        Err(error) => panic!("{error}"),
    };
    let (written, shown) = (write(&read(shown)), json(shown.as_bytes()));
    assert!(
        same(&written, &shown),
        "written: {written}\nshown:   {shown}"
    );
    let again = write(&read(&written.to_string()));
    assert_eq!(again, written, "what is written is not read as it was");
}

/// Checks that an operation reads this answer as a success.
///
/// # Panics
/// It does not.
#[track_caller]
pub fn assert_accepts<O: Operation>(operation: &O, status: u16, shown: &str) {
    if let Err(error) = decode(operation, status, shown) {
        panic!("{error}");
    }
}

/// Checks that an operation reads this answer as an error that its documents list.
///
/// # Panics
/// It does not.
#[track_caller]
pub fn assert_refuses<O: Operation>(operation: &O, status: u16, shown: &str) {
    match decode(operation, status, shown) {
        Ok(_) => panic!("the answer is read as a success"),
        Err(error) => assert!(error.api().is_some(), "{error}"),
    }
}

#[track_caller]
fn decode<O: Operation>(
    operation: &O,
    status: u16,
    shown: &str,
) -> Result<O::Output, crate::Error<O::Error>> {
    let response = Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(shown.to_owned().into());
    let response = match response {
        Ok(response) => response,
        Err(error) => panic!("{error}"),
    };
    let cx = DecodeContext::new(O::Provider::meta(), operation.meta());
    operation.decode(&cx, &response)
}

#[track_caller]
fn request<O: Operation>(operation: &O) -> http::Request<crate::Body> {
    let cx = match RequestContext::new::<O::Provider>(BASE_URL) {
        Ok(cx) => cx,
        Err(error) => panic!("{error}"),
    };
    match operation.request(&cx) {
        Ok(request) => request,
        Err(error) => panic!("{error}"),
    }
}

#[track_caller]
fn body(request: &http::Request<crate::Body>) -> &[u8] {
    match request.body().as_bytes() {
        Some(bytes) => bytes,
        None => panic!("the body is a stream"),
    }
}

#[track_caller]
fn json(text: &[u8]) -> Value {
    match serde_json::from_slice(text) {
        Ok(value) => value,
        Err(error) => panic!("{error}: {}", String::from_utf8_lossy(text)),
    }
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}

/// Whether two values say the same: a member that is null may be missing, and numbers are compared by their
/// value, also where one is written as text. The depth is that of a JSON text, which its parser has bounded.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let has = |members: &serde_json::Map<String, Value>, name: &String, value: &Value| {
                members
                    .get(name)
                    .map_or(value.is_null(), |found| same(found, value))
            };
            one.iter().all(|(name, value)| has(other, name, value))
                && other.iter().all(|(name, value)| has(one, name, value))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64() == other.as_f64()
        }
        (Value::Number(number), Value::String(text))
        | (Value::String(text), Value::Number(number)) => number.to_string() == *text,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::same;
    use serde_json::json;

    #[test]
    fn what_says_the_same_is_the_same() {
        assert!(same(
            &json!({ "a": null, "b": [1] }),
            &json!({ "b": [1.0] })
        ));
        assert!(same(&json!("1.50"), &json!("1.50")));
        for (one, other) in [
            (json!({ "a": 1 }), json!({})),
            (json!({}), json!({ "a": 1 })),
            (json!([1, 2]), json!([1])),
            (json!(1), json!(2)),
            (json!("a"), json!("b")),
        ] {
            assert!(!same(&one, &other), "{one} {other}");
        }
    }
}
