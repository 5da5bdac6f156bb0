//! One call, from its request to its response, the same for every operation.

mod attempt;
mod authenticate;
mod call;
mod idle;
mod in_flight;
mod progress;
mod redirect;

use std::{sync::Arc, time::Duration};

use futures_util::future::{Either, select};
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

    async fn within<T, E: Into<Failure>>(
        &self,
        limit: Duration,
        what: TimeLimit,
        work: impl Future<Output = Result<T, E>> + Unpin,
    ) -> Result<T, Failure> {
        if limit == Duration::MAX {
            return work.await.map_err(Into::into);
        }
        match select(work, self.clock.sleep(limit)).await {
            Either::Left((result, _)) => result.map_err(Into::into),
            Either::Right(_) => Err(Failure::Timeout(what, limit)),
        }
    }
}
