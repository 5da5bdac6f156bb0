//! What people and scripts can ask of the mock itself, below `/_mock`.

use std::sync::Arc;

use bindery_codegen::suggest::closest;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::events::{self, Delivered};
use crate::fault::Fault;
use crate::input::Request;
use crate::length::length;
use crate::provider::Provider;
use crate::seeds;

/// Where the paths of this page begin; no provider's do.
pub(crate) const PREFIX: &str = "/_mock";

/// Each method and path, and what it does.
const OFFERS: [(&str, &str, &str); 8] = [
    ("GET", "", "lists what can be asked for here"),
    (
        "GET",
        "/requests",
        "the requests so far, without headers and bodies",
    ),
    (
        "POST",
        "/fail",
        "fails the next request as the body says: `status=503; retry-after=2`",
    ),
    (
        "POST",
        "/emit/EVENT",
        "delivers an event to the webhooks that subscribed to it: that of the body, else the spec's example",
    ),
    (
        "GET",
        "/deliveries",
        "the deliveries so far, without bodies",
    ),
    (
        "POST",
        "/advance",
        "moves the time on as the body says, `10m` or `3d`, and sends the deliveries that are due again",
    ),
    (
        "POST",
        "/expire",
        "makes every token that was issued invalid",
    ),
    (
        "POST",
        "/reset",
        "forgets everything that was created, issued and asked",
    ),
];

pub(crate) async fn answer(provider: &Arc<Provider>, request: &Request) -> Answer {
    let offered = (request.method.as_str(), request.path.trim_end_matches('/'));
    match offered {
        ("GET", "") => Answer::json(200, &offers()),
        ("GET", "/requests") => Answer::json(200, &requests(provider)),
        ("POST", "/fail") => fail(provider, request),
        ("POST", "/expire") => {
            let expired = provider.state().tokens.expire();
            Answer::json(200, &json!({ "expired": expired }))
        }
        ("POST", "/reset") => {
            *provider.state() = crate::state::State::default();
            if provider.options.seeded {
                seeds::plant(provider);
            }
            Answer::json(200, &json!({}))
        }
        ("GET", "/deliveries") => {
            let deliveries = provider.state().deliveries.iter().map(delivery).collect();
            Answer::json(200, &Value::Array(deliveries))
        }
        ("POST", "/advance") => advance(provider, &request.body).await,
        ("POST", path) if path.starts_with("/emit/") => {
            emit(provider, path.trim_start_matches("/emit/"), &request.body).await
        }
        (method, path) => {
            let known = OFFERS.iter().map(|(_, path, _)| *path);
            let near = closest(path, known).filter(|near| !near.is_empty());
            let hint = near.map_or(String::new(), |near| {
                format!("; did you mean `{PREFIX}{near}`?")
            });
            let reason = format!(
                "`{method} {PREFIX}{path}` is not offered{hint} `GET {PREFIX}` lists what is"
            );
            Answer::with_body(404, "text/plain", reason.clone()).because(&reason)
        }
    }
}

fn offers() -> Value {
    let offers = OFFERS.iter().map(|(method, path, does)| {
        json!({ "method": method, "path": format!("{PREFIX}{path}"), "does": does })
    });
    Value::Array(offers.collect())
}

fn requests(provider: &Provider) -> Value {
    let state = provider.state();
    let requests = state.recorded.iter().map(|recorded| {
        json!({
            "method": recorded.method,
            "target": recorded.shown_target,
            "operation": recorded.operation,
            "status": recorded.status,
            "reason": recorded.reason,
        })
    });
    Value::Array(requests.collect())
}

fn delivery(delivered: &Delivered) -> Value {
    json!({
        "event": delivered.event,
        "to": delivered.origin(),
        "attempt": delivered.attempt,
        "status": delivered.status,
        "problem": delivered.problem,
    })
}

async fn advance(provider: &Arc<Provider>, body: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(body);
    let Some(by) = length(text.trim()) else {
        let reason = format!(
            "{text:?} is no length of time: expected one such as `90s`, `10m`, `8h` or `3d`"
        );
        return Answer::with_body(400, "text/plain", reason.clone()).because(&reason);
    };
    let until = provider.clock.now().saturating_add(by);
    let delivered = events::send_due(provider, until).await;
    Answer::json(200, &delivered.iter().map(delivery).collect())
}

async fn emit(provider: &Arc<Provider>, event: &str, body: &[u8]) -> Answer {
    let refused =
        |reason: String| Answer::with_body(400, "text/plain", reason.clone()).because(&reason);
    let given = match body {
        [] => None,
        body => match serde_json::from_slice(body) {
            Ok(given) => Some(given),
            Err(error) => return refused(format!("the event is not JSON: {error}")),
        },
    };
    match events::emit(provider, event, given.as_ref()).await {
        Ok(delivered) => Answer::json(200, &delivered.iter().map(delivery).collect()),
        Err(error) => refused(error.to_string()),
    }
}

fn fail(provider: &Provider, request: &Request) -> Answer {
    let text = String::from_utf8_lossy(&request.body);
    match text.parse::<Fault>() {
        Ok(fault) => {
            provider.state().fail(fault);
            Answer::json(200, &json!({}))
        }
        Err(error) => {
            let reason = error.to_string();
            Answer::with_body(400, "text/plain", reason.clone()).because(&reason)
        }
    }
}
