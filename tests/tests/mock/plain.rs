//! Plain requests to the mock of a provider that nobody runs.

use bindery_mock::{Builder, Mock};
use serde_json::Value;

pub const SPEC: &str = include_str!("../../../codegen/mock/tests/notes.md");

/// The mock and somebody who calls it.
pub struct Notes {
    pub mock: Mock,
    client: reqwest::Client,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Notes {
    pub fn start() -> Self {
        Self::with(Mock::builder())
    }

    pub fn with(builder: Builder) -> Self {
        Self::of(builder, SPEC)
    }

    /// The mock of the provider with these changes of its spec.
    pub fn changed(changes: &[(&str, &str)]) -> Self {
        let mut spec = SPEC.to_owned();
        for (from, to) in changes {
            assert!(spec.contains(from), "{from}");
            spec = spec.replace(from, to);
        }
        Self::of(Mock::builder(), &spec)
    }

    fn of(builder: Builder, spec: &str) -> Self {
        Self {
            mock: builder
                .start(spec)
                .unwrap_or_else(|error| panic!("{error}")),
            client: reqwest::Client::new(),
        }
    }

    /// A request with the credential of the first user.
    pub async fn send(&self, line: &str, body: &str) -> Answer {
        self.send_as("mock-key", line, body, &[]).await
    }

    /// `line` is a method and a target below the base URL.
    pub async fn send_as(
        &self,
        credential: &str,
        line: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> Answer {
        let (method, target) = line.split_once(' ').unwrap();
        let url = match target.strip_prefix("http") {
            Some(_) => target.to_owned(),
            None => format!("{}{target}", self.mock.base_url()),
        };
        let mut request = self.client.request(method.parse().unwrap(), url);
        if !credential.is_empty() {
            request = request.bearer_auth(credential);
        }
        if !body.is_empty() {
            request = request
                .header("Content-Type", "application/json")
                .body(body.to_owned());
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }

    /// Creates a note and gives its id.
    pub async fn note(&self, text: &str) -> String {
        let body = serde_json::json!({ "text": text }).to_string();
        let created = self.send("POST /notes", &body).await;
        assert_eq!(created.status, 201, "{created:?}");
        created.json()["id"].as_str().unwrap().to_owned()
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn reason(&self) -> &str {
        self.header("Bindery-Mock-Reason")
    }

    pub fn note(&self) -> &str {
        self.header("Bindery-Mock-Note")
    }
}
