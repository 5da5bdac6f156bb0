//! The spans of a call.
#![cfg(feature = "tracing")]

mod acme;

use std::{
    fmt::Write as _,
    sync::{Arc, Mutex},
};

use acme::{Answer, Ping, Script, Step};
use bindery::{ApiKeyPlace, AuthScheme, Client, Credential, RetryPolicy};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

provider!(Acme, |meta| {
    meta.auth(&[AuthScheme::api_key("query", ApiKeyPlace::Query("key"), "")]);
});

/// Writes down what spans are made of, one line for each.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("bindery")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut line = span.metadata().name().to_owned();
        span.record(&mut Fields(&mut line));
        let mut lines = self.0.lock().unwrap();
        lines.push(line);
        Id::from_u64(lines.len().try_into().unwrap())
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fields(&mut self.0.lock().unwrap()[index]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_and_each_attempt_have_a_span_without_secrets() {
    let lines = Lines::default();
    let _guard = tracing::subscriber::set_default(lines.clone());
    let script = Script::steps([
        Step::Fail(bindery::transport::TransportErrorKind::Connect),
        Step::Answer(Answer(503, &[], "s3cret")),
        Step::Answer(Answer(200, &[], "1")),
    ]);
    let quick = RetryPolicy::new().maximum_interval(std::time::Duration::ZERO);
    let client: Client<Acme> = Client::builder()
        .transport(script)
        .credential("query", Credential::secret("s3cret"))
        .options(
            bindery::CallOptions::new()
                .retry(quick)
                .query("q", "s3cret"),
        )
        .build()
        .unwrap();
    client.execute(Ping::new()).await.unwrap();
    let attempt = |resent, outcome| {
        format!(
            "attempt otel.name=\"GET\" otel.kind=\"client\" http.request.method=\"GET\" \
             {resent}server.address=\"api.acme.dev\" server.port=443 \
             url.full=https://api.acme.dev/v1/ping {outcome}"
        )
    };
    assert_eq!(
        *lines.0.lock().unwrap(),
        [
            "call otel.name=\"ping\" otel.kind=\"client\" service.peer.name=\"Acme\" \
             http.request.method=\"GET\" url.template=\"/ping\" http.response.status_code=200"
                .to_owned(),
            attempt("", "error.type=\"connect\" otel.status_code=\"ERROR\""),
            attempt(
                "http.request.resend_count=1 ",
                "http.response.status_code=503 error.type=\"503\" otel.status_code=\"ERROR\""
            ),
            attempt(
                "http.request.resend_count=2 ",
                "http.response.status_code=200"
            ),
        ]
    );
}

/// The attributes of spans that OpenTelemetry's semantic conventions define for HTTP clients, or that the bridge from
/// `tracing` reads.
const CONVENTIONAL: &[&str] = &[
    "error.type",
    "http.request.method",
    "http.request.method_original",
    "http.request.resend_count",
    "http.response.status_code",
    "otel.kind",
    "otel.name",
    "otel.status_code",
    "server.address",
    "server.port",
    "service.peer.name",
    "url.full",
    "url.template",
];

/// The attributes that the conventions require of a span for a request.
const REQUIRED: &[&str] = &[
    "http.request.method",
    "server.address",
    "server.port",
    "url.full",
];

#[tokio::test]
async fn attributes_are_those_of_the_conventions() {
    let lines = Lines::default();
    let _guard = tracing::subscriber::set_default(lines.clone());
    let script = Script::steps([
        Step::Answer(Answer(404, &[("x-key", "s3cret")], "s3cret")),
        Step::Hang,
        Step::Answer(Answer(200, &[], "")),
    ]);
    let client: Client<Acme> = Client::builder()
        .transport(script)
        .base_url("http://acme.example:8080")
        .credential("query", Credential::secret("s3cret"))
        .build()
        .unwrap();
    let purge = http::Method::from_bytes(b"PURGE").unwrap();
    client.execute(Ping::new()).await.unwrap_err();
    let no_time = bindery::CallOptions::new().timeout(std::time::Duration::ZERO);
    client.with(no_time).execute(Ping::new()).await.unwrap_err();
    client.request(purge, "/cache").send().await.unwrap();

    let lines = lines.0.lock().unwrap();
    let kinds = lines.iter().map(|line| line.split(' ').next().unwrap());
    assert_eq!(kinds.collect::<Vec<_>>(), ["call", "attempt"].repeat(3));
    for line in lines.iter() {
        let attributes = line.split(' ').filter_map(|word| word.split_once('='));
        let names: Vec<_> = attributes.map(|(name, _)| name).collect();
        for name in &names {
            assert!(CONVENTIONAL.contains(name), "{name} in {line}");
        }
        for name in REQUIRED.iter().filter(|_| line.starts_with("attempt")) {
            assert!(names.contains(name), "no {name} in {line}");
        }
        assert!(!line.contains("s3cret"), "{line}");
    }
    let has = |index: usize, attribute: &str| {
        let line: &str = &lines[index];
        assert!(line.contains(attribute), "no {attribute} in {line}");
    };
    has(0, "http.response.status_code=404 error.type=\"404\"");
    has(1, "server.address=\"acme.example\" server.port=8080");
    has(2, "error.type=\"timeout\"");
    has(
        4,
        "http.request.method=\"_OTHER\" http.request.method_original=\"PURGE\"",
    );
    has(5, "otel.name=\"HTTP\"");
}
