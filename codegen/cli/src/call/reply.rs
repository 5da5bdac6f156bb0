//! What a call gave, on stdout and stderr.

use std::io::{IsTerminal as _, stdout};

use bindery::Error;
use bindery_call::Documented;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::terminal::{Terminal, line, print_bytes, problem};

/// Prints the body of a success, or an entry of it: indented on a terminal, else as it came. False where
/// nobody reads it any more.
pub fn success(terminal: Terminal, status: u16, body: &[u8]) -> Result<bool, Failure> {
    if terminal.is_json() {
        let object = json!({ "status": status, "body": readable(body) });
        return print_bytes(line(&object).as_bytes());
    }
    let mut text = match serde_json::from_slice::<Value>(body) {
        Ok(json) if stdout().is_terminal() => format!("{json:#}").into_bytes(),
        _ => body.to_vec(),
    };
    if !text.is_empty() && !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    print_bytes(&text)
}

/// Prints why there was no success, and the body of an error.
pub fn failure(terminal: Terminal, error: &Error<Documented>) {
    let status = error.status().map(|status| status.as_u16());
    let body = error.body().map(|body| readable(body));
    if terminal.is_json() {
        problem(&line(&json!({
            "code": "call",
            "severity": "error",
            "kind": format!("{:?}", error.kind()),
            "message": error.to_string(),
            "status": status,
            "body": body,
        })));
        return;
    }
    terminal.failure(&Failure::new("call", error.to_string()));
    if let Some(body) = body.filter(|body| !matches!(body, Value::String(text) if text.is_empty()))
    {
        let text = match body {
            Value::String(text) => text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}"),
            json => format!("{json:#}"),
        };
        problem(&format!("{text}\n"));
    }
}

/// A body as JSON, or as text.
fn readable(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_else(|_| String::from_utf8_lossy(body).into())
}
