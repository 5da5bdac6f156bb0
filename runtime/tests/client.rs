//! What the client adds to every call, and the limits it keeps.

mod acme;

use std::time::Duration;

use acme::{Ping, Script, client};
use bindery::{
    Body, BoxFuture, CallOptions, Client, Clock, ErrorKind, Transport, transport::TransportError,
};
use http::{HeaderName, HeaderValue};

provider!(Acme, |meta| {
    meta.package("acme-client", "1.2.3");
    meta.headers(&[("x-version", "7"), ("x-kind", "provider")]);
    meta.request_id_header("x-request");
});

#[tokio::test]
async fn headers_of_the_provider_the_client_and_the_call_are_sent() {
    let script = Script::new(&[(200, "1")]);
    let client: Client<Acme> = Client::builder()
        .transport(script.clone())
        .user_agent("sync/9")
        .build()
        .unwrap();
    let header = |name, value| {
        CallOptions::new().header(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    };
    let client = client
        .with(header("x-kind", "client"))
        .with(header("x-call", "call"));
    client.execute(Ping::new()).await.unwrap();

    let sent = &script.sent()[0];
    let agent = format!(
        "sync/9 acme-client/1.2.3 bindery/{}",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(sent.header("user-agent"), Some(agent.as_str()));
    assert_eq!(sent.header("accept"), Some("application/json"));
    assert_eq!(sent.header("x-version"), Some("7"));
    assert_eq!(sent.header("x-kind"), Some("client"));
    assert_eq!(sent.header("x-call"), Some("call"));
}

#[tokio::test]
async fn a_response_that_is_too_large_is_a_limit() {
    let script = Script::new(&[(200, "[1,2,3]"), (200, "[1,2,3]")]);
    let client = client::<Acme>(&script, &[]);
    let limited = |bytes| client.with(CallOptions::new().max_response(bytes));
    assert!(limited(7).execute(Ping::new()).await.is_ok());
    let error = limited(6).execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(error.to_string(), "ping: the body is longer than 6 bytes");
}

#[derive(Debug)]
struct Silent;

impl Transport for Silent {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

/// A clock on which only the wait for one duration ends.
#[derive(Debug)]
struct Waits(Duration);

impl Clock for Waits {
    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }

    fn wall(&self) -> jiff::Timestamp {
        jiff::Timestamp::UNIX_EPOCH
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        if duration == self.0 {
            Box::pin(std::future::ready(()))
        } else {
            Box::pin(std::future::pending())
        }
    }
}

#[tokio::test]
async fn the_time_for_a_call_is_the_callers_before_the_clients() {
    let limit = Duration::from_secs(7);
    let client: Client<Acme> = Client::builder()
        .transport(Silent)
        .clock(Waits(limit))
        .timeout(Duration::from_secs(9))
        .build()
        .unwrap();
    let client = client.with(CallOptions::new().timeout(limit));
    let error = client.execute(Ping::new()).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.to_string(), "ping: no answer within 7s");
}

#[test]
fn clients_errors_and_calls_cross_threads_and_errors_are_small() {
    fn crosses<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn is_sent<T: Send>(_: T) {}
    let client = client::<Acme>(&Script::new(&[]), &[]);
    crosses(&client);
    is_sent(client.execute(Ping::new()));
    assert_eq!(size_of::<bindery::AnyError>(), size_of::<usize>());
}
