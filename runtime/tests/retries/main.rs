//! When calls are sent again.

#[path = "../acme/mod.rs"]
mod acme;
mod waits;

use std::time::Duration;

use acme::{Answer, Ping, Script, Step, TokioClock};
use bindery::{
    __codegen::v1 as rt, Body, CallOptions, Client, Error, ErrorKind, Jitter, RetryAdvice,
    RetryRow, StatusPattern, transport::TransportErrorKind,
};
use http::Method;
use tokio::time::Instant;

provider!(Acme, |meta| {
    meta.retry(&[RetryRow::new(StatusPattern::Exact(409), RetryAdvice::Yes)]);
    meta.response_headers(&[
        rt::ResponseHeader::new(
            "x-left",
            rt::HeaderType::Integer,
            rt::HeaderUse::Remaining("user"),
        ),
        rt::ResponseHeader::new(
            "x-reset",
            rt::HeaderType::Seconds,
            rt::HeaderUse::Reset("user"),
        ),
    ]);
});

const OK: Step = Step::Answer(Answer(200, &[], "1"));
const CONNECT: Step = Step::Fail(TransportErrorKind::Connect);
const RESET: Step = Step::Fail(TransportErrorKind::Other);

fn status(status: u16) -> Step {
    Step::Answer(Answer(status, &[], ""))
}

/// The whole interval, always.
#[derive(Debug)]
struct Longest;

impl Jitter for Longest {
    fn fraction(&self) -> f64 {
        1.0
    }
}

fn client(script: &Script) -> Client<Acme> {
    let builder = Client::builder().transport(script.clone());
    let builder = builder.clock(TokioClock::new()).jitter(Longest);
    builder.build().unwrap()
}

struct Outcome {
    result: Result<rt::Response<rt::Json>, Error<rt::Infallible>>,
    sent: Vec<acme::Sent>,
    took: Duration,
}

async fn call(operation: Ping<Acme>, options: CallOptions, steps: &[Step]) -> Outcome {
    let script = Script::steps(steps.iter().copied());
    let client = client(&script).with(options);
    let start = Instant::now();
    let result = client.execute(operation).await;
    Outcome {
        result,
        sent: script.sent(),
        took: start.elapsed(),
    }
}

/// How many requests there were for these answers, all of which but the last are failures.
async fn requests(operation: Ping<Acme>, steps: &[Step]) -> usize {
    call(operation, CallOptions::new(), steps).await.sent.len()
}

#[tokio::test(start_paused = true)]
async fn idempotent_methods_are_repeated_on_passing_failures() {
    for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE] {
        let ping = || Ping::method(method.clone());
        for failure in [408, 429, 500, 502, 503, 504] {
            assert_eq!(
                requests(ping(), &[status(failure), OK]).await,
                2,
                "{method} {failure}"
            );
        }
        for failure in [CONNECT, RESET, Step::BreakOff(200)] {
            assert_eq!(
                requests(ping(), &[failure, OK]).await,
                2,
                "{method} {failure:?}"
            );
        }
        for answer in [400, 401, 403, 404, 422, 501] {
            assert_eq!(
                requests(ping(), &[status(answer), OK]).await,
                1,
                "{method} {answer}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn writes_are_repeated_only_where_the_server_surely_did_nothing() {
    let waits = |status| Step::Answer(Answer(status, &[("retry-after", "1")], ""));
    for method in [Method::POST, Method::PATCH] {
        let ping = || Ping::method(method.clone());
        for failure in [CONNECT, status(429), waits(429), waits(503)] {
            assert_eq!(
                requests(ping(), &[failure, OK]).await,
                2,
                "{method} {failure:?}"
            );
        }
        for failure in [
            RESET,
            Step::BreakOff(200),
            status(503),
            status(500),
            waits(500),
            status(408),
        ] {
            assert_eq!(
                requests(ping(), &[failure, OK]).await,
                1,
                "{method} {failure:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn spec_and_caller_may_make_a_write_safe_to_repeat() {
    let safe = Ping::method(Method::POST).with(|meta| meta.replay(true));
    assert_eq!(requests(safe, &[RESET, OK]).await, 2);
    let never = || Ping::new().with(|meta| meta.replay(false));
    for failure in [status(429), status(500), RESET] {
        assert_eq!(requests(never(), &[failure, OK]).await, 1, "{failure:?}");
        let safe = CallOptions::new().replay_safe(true);
        assert_eq!(call(never(), safe, &[failure, OK]).await.sent.len(), 2);
    }
    assert_eq!(requests(never(), &[CONNECT, OK]).await, 2);
    let options = CallOptions::new().replay_safe(true);
    let outcome = call(Ping::method(Method::PATCH), options, &[status(500), OK]).await;
    assert_eq!(outcome.sent.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn one_idempotency_key_goes_with_all_attempts() {
    let ping = || Ping::method(Method::POST).with(|meta| meta.idempotency_header("x-key"));
    let outcome = call(ping(), CallOptions::new(), &[RESET, status(500), OK]).await;
    let keys: Vec<_> = outcome
        .sent
        .iter()
        .map(|sent| sent.header("x-key"))
        .collect();
    assert_eq!(keys.len(), 3);
    assert!(keys[0].is_some_and(|key| key.len() == 36));
    assert!(keys.iter().all(|key| *key == keys[0]));
    let other = call(ping(), CallOptions::new(), &[OK]).await;
    assert_ne!(other.sent[0].header("x-key"), keys[0]);

    let own = CallOptions::new().idempotency_key("k-1");
    let outcome = call(ping(), own, &[OK]).await;
    assert_eq!(outcome.sent[0].header("x-key"), Some("k-1"));
}

#[tokio::test(start_paused = true)]
async fn the_documented_advice_goes_before_the_status() {
    static ROWS: [RetryRow; 4] = [
        RetryRow::new(StatusPattern::Class(5), RetryAdvice::Never),
        RetryRow::new(StatusPattern::Exact(503), RetryAdvice::Default),
        RetryRow::new(StatusPattern::Exact(423), RetryAdvice::NotProcessed),
        RetryRow::new(StatusPattern::Class(4), RetryAdvice::Never),
    ];
    let get = || Ping::new().with(|meta| meta.retry(&ROWS));
    let post = || Ping::method(Method::POST).with(|meta| meta.retry(&ROWS));
    assert_eq!(requests(get(), &[status(500), OK]).await, 1);
    assert_eq!(requests(get(), &[status(503), OK]).await, 2);
    assert_eq!(requests(get(), &[status(429), OK]).await, 1);
    assert_eq!(requests(post(), &[status(423), OK]).await, 2);
    // The provider's exact row goes before the operation's class.
    assert_eq!(requests(get(), &[status(409), OK]).await, 2);
    assert_eq!(requests(post(), &[status(409), OK]).await, 1);
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_is_called_back_is_sent_once() {
    let ping = || Ping::method(Method::POST).with(rt::OperationMeta::calls_back);
    for failure in [RESET, status(429), status(503)] {
        assert_eq!(requests(ping(), &[failure, OK]).await, 1, "{failure:?}");
    }
    assert_eq!(requests(ping(), &[CONNECT, OK]).await, 2);
    let safe = CallOptions::new().replay_safe(true);
    assert_eq!(call(ping(), safe, &[RESET, OK]).await.sent.len(), 1);
    let outcome = call(ping(), CallOptions::new(), &[Step::Hang]).await;
    assert_eq!(outcome.took, CallOptions::DEFAULT_CALLBACK_TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_can_be_read_once_is_sent_once() {
    #[derive(Clone, Debug)]
    struct Put;
    static META: rt::OperationMeta = {
        let mut meta = rt::OperationMeta::new("put");
        meta.route(Method::PUT, "/put");
        meta.body(rt::BodyKind::Bytes);
        meta
    };
    impl rt::Operation for Put {
        type Provider = Acme;
        type Output = ();
        type Error = rt::Infallible;
        fn meta(&self) -> &rt::OperationMeta {
            &META
        }
        fn request(&self, cx: &rt::RequestContext) -> rt::Built {
            let mut request = cx.start(&META);
            request.bytes(Body::once(futures_util::stream::iter([Ok("x".into())])));
            request.finish()
        }
        fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
            cx.none(raw)
        }
    }
    let script = Script::steps([CONNECT, OK]);
    let error = client(&script).execute(Put).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_repeated_delete_that_finds_nothing_says_that_it_may_have_succeeded() {
    let delete = || Ping::method(Method::DELETE);
    let steps = [Step::BreakOff(200), status(404)];
    let error = call(delete(), CallOptions::new(), &steps)
        .await
        .result
        .unwrap_err();
    assert_eq!(error.attempts(), 2);
    assert!(error.may_have_succeeded());
    assert_eq!(
        error.to_string(),
        "ping: 404 Not Found (a status that is not documented; no body; attempt 2, an earlier one may have succeeded)"
    );
    let steps = [CONNECT, status(404)];
    let error = call(delete(), CallOptions::new(), &steps)
        .await
        .result
        .unwrap_err();
    assert!(!error.may_have_succeeded());
}
