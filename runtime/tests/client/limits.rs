//! The limits that a client keeps: of sizes, of time, and of how often it calls.

use std::time::Duration;

use bindery::{
    Body, BoxFuture, CallOptions, Client, ClientBuilder, Clock, ErrorKind, Transport,
    transport::TransportError,
};

use crate::{
    Acme,
    acme::{self, Ping, Script, TokioClock, client},
};

#[tokio::test]
async fn a_response_that_is_too_large_is_a_limit() {
    let script = Script::new(&[(200, "[1,2,3]"), (200, "[1,2,3]")]);
    let client = client::<Acme>(&script, &[]);
    let limited = |bytes| client.with(CallOptions::new().max_response(bytes));
    assert!(limited(7).execute(Ping::new()).await.is_ok());
    let error = limited(6).execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(
        error.to_string(),
        "ping: the body is longer than 6 bytes (`CallOptions` can raise this limit)"
    );
}

#[tokio::test]
async fn nesting_is_limited() {
    let script = Script::new(&[(200, "[[[]]]"), (200, "[[[]]]")]);
    let client = client::<Acme>(&script, &[]);
    let limited = |depth| client.with(CallOptions::new().max_json_depth(depth));
    assert!(limited(3).execute(Ping::new()).await.is_ok());
    let error = limited(2).execute(Ping::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(&error.body().unwrap()[..], b"[[[]]]");

    let deep: &'static str = "[".repeat(1_000_000).leak();
    let script = Script::new(&[(200, deep)]);
    let error = acme::client::<Acme>(&script, &[])
        .execute(Ping::new())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

/// How long five calls at once take.
async fn five_calls(builder: ClientBuilder<Acme>, method: http::Method) -> Duration {
    let script = Script::new(&[(200, "1"); 5]);
    let builder = builder.transport(script).clock(TokioClock::new());
    let client = builder.build().unwrap();
    let start = tokio::time::Instant::now();
    let calls = (0..5).map(|_| {
        tokio::spawn({
            let client = client.clone();
            let method = method.clone();
            async move { client.execute(Ping::method(method)).await }
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    start.elapsed()
}

#[tokio::test(start_paused = true)]
async fn documented_limits_hold_calls_back_where_that_is_wanted() {
    let builder = Client::<Acme>::builder;
    let (get, post) = (http::Method::GET, http::Method::POST);
    let ten = Duration::from_secs(10);
    assert_eq!(five_calls(builder(), get.clone()).await, Duration::ZERO);
    assert_eq!(
        five_calls(builder().keep_all_limits(), get.clone()).await,
        2 * ten
    );
    assert_eq!(
        five_calls(builder().keep_limits(["reads"]), get).await,
        2 * ten
    );
    assert_eq!(
        five_calls(builder().keep_limits(["reads"]), post.clone()).await,
        Duration::ZERO
    );
    assert_eq!(
        five_calls(builder().keep_limits(["at once"]), post).await,
        Duration::ZERO
    );
    assert_eq!(
        builder()
            .keep_limits(["writes"])
            .build()
            .unwrap_err()
            .to_string(),
        "the provider documents no limit `writes`; there is reads, at once, monthly"
    );
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
    assert_eq!(
        error.to_string(),
        "ping: no answer within 7s (`CallOptions` can raise this limit)"
    );
}
