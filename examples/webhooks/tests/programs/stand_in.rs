//! A provider that answers the creation of a webhook, after a handshake where it has one.

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use http::HeaderMap;
use serde_json::Value;

/// What the provider answers.
#[derive(Clone)]
pub struct StandIn {
    create: (&'static str, Value),
    login: Option<(&'static str, Value)>,
    handshake: Option<(&'static str, &'static str)>,
}

/// A provider that runs until the test ends.
pub struct Running {
    pub url: String,
}

impl StandIn {
    /// Answers the creation of a webhook at this path.
    pub fn answering(path: &'static str, answer: Value) -> Self {
        Self {
            create: (path, answer),
            login: None,
            handshake: None,
        }
    }

    /// Answers a login too.
    pub fn with_login(mut self, path: &'static str, answer: Value) -> Self {
        self.login = Some((path, answer));
        self
    }

    /// Sends this header to the webhook before it answers, and wants it back.
    pub fn shaking_hands(mut self, header: &'static str, secret: &'static str) -> Self {
        self.handshake = Some((header, secret));
        self
    }

    /// Starts it on a free port.
    pub async fn start(self) -> Running {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a socket");
        let address = listener.local_addr().expect("an address");
        let mut app = Router::new().route(self.create.0, post(create));
        if let Some((path, answer)) = self.login.clone() {
            app = app.route(path, post(async move || Json(answer)));
        }
        tokio::spawn(axum::serve(listener, app.with_state(self)).into_future());
        Running {
            url: format!("http://{address}"),
        }
    }
}

async fn create(
    State(provider): State<StandIn>,
    body: axum::body::Bytes,
) -> (StatusCode, Json<Value>) {
    if let Some((header, secret)) = provider.handshake {
        let body: Value = serde_json::from_slice(&body).expect("JSON");
        let target = body["data"]["target"].as_str().expect("a target");
        let request = reqwest::Client::new().post(target).header(header, secret);
        let answer = request.send().await.expect("the receiver answers");
        let echoed = answer
            .headers()
            .get(header)
            .map(http::HeaderValue::as_bytes);
        if !answer.status().is_success() || echoed != Some(secret.as_bytes()) {
            return (StatusCode::BAD_REQUEST, Json(Value::Null));
        }
    }
    let status = if provider.handshake.is_some() || provider.login.is_some() {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    (status, Json(provider.create.1))
}

/// Sends a delivery and gives the status of its answer.
pub async fn deliver(url: &str, headers: HeaderMap, body: impl Into<reqwest::Body>) -> u16 {
    let request = reqwest::Client::new().post(url).headers(headers).body(body);
    let answer = request.send().await.expect("the receiver answers");
    answer.status().as_u16()
}
