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
    let attempt = |number, outcome| {
        format!(
            "attempt otel.name=\"GET\" otel.kind=\"client\" http.request.method=\"GET\" \
             http.request.resend_count={number} server.address=\"api.acme.dev\" server.port=443 \
             url.full=https://api.acme.dev/v1/ping {outcome}"
        )
    };
    assert_eq!(
        *lines.0.lock().unwrap(),
        [
            "call otel.name=\"ping\" otel.kind=\"client\" service.peer.name=\"Acme\" \
             http.request.method=\"GET\" url.template=\"/ping\" http.response.status_code=200"
                .to_owned(),
            attempt(0, "error.type=\"connect\" otel.status_code=\"ERROR\""),
            attempt(
                1,
                "http.response.status_code=503 error.type=\"503\" otel.status_code=\"ERROR\""
            ),
            attempt(2, "http.response.status_code=200"),
        ]
    );
}
