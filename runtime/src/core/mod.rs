//! One call, from its request to its response, the same for every operation.

mod attempt;
mod authenticate;
mod call;
mod idle;
mod in_flight;
mod progress;
mod redirect;

use std::{future::poll_fn, sync::Arc, task::Poll, time::Duration};

use futures_util::FutureExt as _;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};

use self::call::Call;
pub(crate) use self::in_flight::InFlight;
pub use self::progress::Progress;
pub(crate) use self::progress::Report;
use crate::{
    Body, CallOptions, OperationMeta, ProviderMeta,
    auth::Auth,
    base_url::BaseUrl,
    clock::{BoxFuture, Clock},
    decode::Sink,
    error::{Failure, TimeLimit},
    interceptor::Interceptor,
    limiter::Limiter,
    retry::{Budget, Jitter},
    transport::Transport,
};

/// What all clones of a client share.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) provider: &'static ProviderMeta,
    pub(crate) base_url: Arc<BaseUrl>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) jitter: Arc<dyn Jitter>,
    pub(crate) budget: Budget,
    pub(crate) limiter: Limiter,
    pub(crate) in_flight: InFlight,
    pub(crate) auth: Auth,
    pub(crate) leniency: Option<Sink>,
    /// The headers that every request carries, unless its operation or its caller sets them.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

/// What became of a call.
pub(crate) type Answered = Result<Received, (Failure, Trace)>;

/// The answer to a call.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) response: Response<Body>,
    pub(crate) trace: Trace,
    pub(crate) at: jiff::Timestamp,
}

/// The attempts of a call.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Trace {
    /// How many there were.
    pub(crate) attempts: u32,
    /// Whether the answer to one that reached the server is unknown.
    pub(crate) has_lost: bool,
}

/// How much of a response an attempt waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// All of it.
    Whole,
    /// The head of a success; all of anything else.
    Head,
}

impl Core {
    /// Sends a request with everything that the client adds, again where that helps, within the time its
    /// caller gives.
    ///
    /// It is boxed, so that callers' futures stay small and are compiled without it.
    pub(crate) fn call<'a>(
        &'a self,
        meta: &'a OperationMeta,
        request: Request<Body>,
        options: &'a CallOptions,
        reading: Reading,
    ) -> BoxFuture<'a, Answered> {
        let mut call = Call::new(self, meta, request, options, reading);
        Box::pin(async move { call.run().await })
    }

    /// Adds what every request of the client carries.
    fn add_headers(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            headers.entry(name).or_insert_with(|| value.clone());
        }
    }

    /// Does some work within a limit of time; [`Duration::MAX`] is none.
    fn within<T, E: Into<Failure>>(
        &self,
        limit: Duration,
        what: TimeLimit,
        mut work: impl Future<Output = Result<T, E>> + Unpin,
    ) -> impl Future<Output = Result<T, Failure>> {
        let mut sleep = (limit < Duration::MAX).then(|| self.clock.sleep(limit));
        poll_fn(move |cx| match (work.poll_unpin(cx), &mut sleep) {
            (Poll::Ready(result), _) => Poll::Ready(result.map_err(Into::into)),
            (Poll::Pending, None) => Poll::Pending,
            (Poll::Pending, Some(sleep)) => sleep
                .poll_unpin(cx)
                .map(|()| Err(Failure::Timeout(what, limit))),
        })
    }
}
