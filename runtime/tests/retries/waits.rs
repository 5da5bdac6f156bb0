//! How long a call waits before it is sent again, and what ends it.

use std::time::Duration;

use bindery::{CallOptions, Client, RetryPolicy};
use http::Method;
use tokio::time::Instant;

use crate::{
    Acme, CONNECT, OK,
    acme::{Answer, Ping, Script, Step, TokioClock},
    call, client, status,
};

#[tokio::test(start_paused = true)]
async fn waits_grow_up_to_the_longest_interval() {
    let policy = RetryPolicy::backoff()
        .initial_interval(Duration::from_secs(1))
        .exponent(3.0)
        .maximum_interval(Duration::from_secs(5))
        .maximum_attempts(5);
    let steps = [status(500), status(500), status(500), status(500), OK];
    let outcome = call(
        Ping::new(),
        CallOptions::new().retry(policy.clone()),
        &steps,
    )
    .await;
    assert_eq!(outcome.took, Duration::from_secs(1 + 3 + 5 + 5));
    assert_eq!(outcome.result.unwrap().http().attempts(), 5);

    let odd = policy.exponent(f64::NAN).maximum_interval(Duration::MAX);
    let outcome = call(Ping::new(), CallOptions::new().retry(odd), &steps).await;
    assert_eq!(outcome.took, Duration::from_secs(4));
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_is_given_after_the_last_attempt() {
    let steps = [status(500), status(502), status(503)];
    let error = call(Ping::new(), CallOptions::new(), &steps)
        .await
        .result
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(error.attempts(), 3);
    assert!(error.may_have_succeeded());

    let none = CallOptions::new().retry(RetryPolicy::none());
    let outcome = call(Ping::new(), none, &[status(500)]).await;
    assert_eq!(outcome.sent.len(), 1);
    let quiet = RetryPolicy::new().retry_connection_errors(false);
    let outcome = call(Ping::new(), CallOptions::new().retry(quiet), &[CONNECT]).await;
    assert_eq!(outcome.sent.len(), 1);
    let own = RetryPolicy::new().statuses([404]);
    let outcome = call(
        Ping::new(),
        CallOptions::new().retry(own),
        &[status(404), status(500)],
    )
    .await;
    assert_eq!(outcome.sent.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_inherits_what_its_policy_does_not_set() {
    let script = Script::steps([status(500), status(500), status(500)]);
    let two = CallOptions::new().retry(RetryPolicy::new().maximum_attempts(2));
    let slow =
        CallOptions::new().retry(RetryPolicy::new().initial_interval(Duration::from_secs(9)));
    let start = Instant::now();
    let result = client(&script)
        .with(two)
        .with(slow)
        .execute(Ping::new())
        .await;
    assert_eq!(result.unwrap_err().attempts(), 2);
    assert_eq!(start.elapsed(), Duration::from_secs(9));
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    // The time of day begins with 1970-01-01T00:00:00Z.
    let headers: [(&'static [(&str, &str)], u64); 8] = [
        (&[("retry-after", "7")], 7_000),
        (&[("retry-after", "Thu, 01 Jan 1970 00:00:09 GMT")], 9_000),
        (&[("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT")], 0),
        // The obsolete forms: RFC 850 and asctime.
        (
            &[("retry-after", "Thursday, 01-Jan-70 00:00:09 GMT")],
            9_000,
        ),
        (&[("retry-after", "Thu Jan  1 00:00:09 1970")], 9_000),
        (&[("retry-after-ms", "250"), ("retry-after", "7")], 250),
        (&[("x-left", "0"), ("x-reset", "4")], 4_000),
        // Neither of these says anything.
        (
            &[("retry-after", "soon"), ("x-left", "3"), ("x-reset", "4")],
            500,
        ),
    ];
    for (headers, wait) in headers {
        let steps = [Step::Answer(Answer(429, headers, "")), OK];
        let outcome = call(Ping::new(), CallOptions::new(), &steps).await;
        assert_eq!(outcome.took, Duration::from_millis(wait), "{headers:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_ends_the_call_at_once() {
    let waits = |seconds| [Step::Answer(Answer(429, seconds, "")), OK];
    let outcome = call(
        Ping::new(),
        CallOptions::new(),
        &waits(&[("retry-after", "61")]),
    )
    .await;
    let error = outcome.result.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
    assert_eq!((outcome.sent.len(), outcome.took), (1, Duration::ZERO));

    let twenty = CallOptions::new().timeout(Duration::from_secs(20));
    let outcome = call(Ping::new(), twenty, &waits(&[("retry-after", "20")])).await;
    assert_eq!(outcome.result.unwrap_err().status().unwrap(), 429);
    assert_eq!(outcome.took, Duration::ZERO);

    let elapsed = RetryPolicy::new().maximum_elapsed_time(Duration::from_secs(5));
    let outcome = call(
        Ping::new(),
        CallOptions::new().retry(elapsed),
        &waits(&[("retry-after", "6")]),
    )
    .await;
    assert_eq!(outcome.sent.len(), 1);
    let huge = waits(&[("retry-after", "18446744073709551615")]);
    assert_eq!(
        call(Ping::new(), CallOptions::new(), &huge)
            .await
            .sent
            .len(),
        1
    );
}

#[tokio::test(start_paused = true)]
async fn each_limit_of_time_is_kept() {
    let options = CallOptions::new().timeout(Duration::from_secs(10));
    let attempts = options.clone().attempt_timeout(Duration::from_secs(2));
    let outcome = call(
        Ping::new(),
        attempts.clone(),
        &[Step::Hang, Step::Stall(200), OK],
    )
    .await;
    assert_eq!(
        outcome.took,
        Duration::from_millis(2_000 + 500 + 2_000 + 1_000)
    );
    assert!(outcome.result.is_ok());
    // A write that may have arrived is given up.
    let outcome = call(Ping::method(Method::POST), attempts, &[Step::Hang]).await;
    let error = outcome.result.unwrap_err();
    assert!(error.is_timeout() && error.may_have_succeeded());
    assert_eq!(
        error.to_string(),
        "ping: no answer to an attempt within 2s (`CallOptions` can raise this limit)"
    );

    let first = options.clone().first_byte_timeout(Duration::from_secs(1));
    let outcome = call(Ping::method(Method::POST), first.clone(), &[Step::Hang]).await;
    assert_eq!(outcome.took, Duration::from_secs(1));
    let error = outcome.result.unwrap_err();
    assert_eq!(
        error.to_string(),
        "ping: no start of an answer within 1s (`CallOptions` can raise this limit)"
    );
    let outcome = call(Ping::method(Method::POST), first, &[Step::Stall(200)]).await;
    assert_eq!(outcome.took, Duration::from_secs(10));

    let idle = options.idle_timeout(Duration::from_secs(3));
    let outcome = call(Ping::method(Method::POST), idle, &[Step::Stall(200)]).await;
    assert_eq!(outcome.took, Duration::from_secs(3));
    let error = outcome.result.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "ping: nothing of the body came for 3s (`CallOptions` can raise this limit)"
    );
}

#[tokio::test(start_paused = true)]
async fn the_budget_of_a_client_bounds_its_repeated_attempts() {
    let script = Script::steps(
        std::iter::repeat_n(status(503), 40)
            .chain([OK; 20])
            .chain([status(503), OK]),
    );
    let builder = Client::builder().transport(script.clone());
    let client: Client<Acme> = builder
        .clock(TokioClock::new())
        .retry_budget(3)
        .build()
        .unwrap();
    for _ in 0..10 {
        client.execute(Ping::new()).await.unwrap_err();
    }
    assert_eq!(script.sent().len(), 13);
    for _ in 0..27 {
        client.execute(Ping::new()).await.unwrap_err();
    }
    assert_eq!(script.sent().len(), 40);
    // Twenty calls that succeed at once give two attempts back.
    for _ in 0..20 {
        client.execute(Ping::new()).await.unwrap();
    }
    client.execute(Ping::new()).await.unwrap();
    assert_eq!(script.sent().len(), 62);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_stops_at_once() {
    let script = Script::steps([status(503), OK]);
    let client = client(&script);
    let call = client.execute(Ping::new());
    let given_up = tokio::time::timeout(Duration::from_millis(100), call).await;
    assert!(given_up.is_err());
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(script.sent().len(), 1);
}
