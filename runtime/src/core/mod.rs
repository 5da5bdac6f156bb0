//! One call, from its request to its response, the same for every operation.

mod attempt;
mod idle;
mod in_flight;
mod progress;
mod redirect;

use std::{
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use futures_util::future::{Either, select};
use http::{
    HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, Uri, header, request::Parts,
};

pub(crate) use self::in_flight::InFlight;
pub use self::progress::Progress;
pub(crate) use self::progress::Report;
use crate::{
    Body, CallOptions, OperationMeta, ProviderMeta,
    auth::{Auth, UsedTokens},
    base_url::BaseUrl,
    clock::{BoxFuture, Clock},
    decode::Sink,
    error::{Failure, TimeLimit},
    interceptor::Interceptor,
    limiter::Limiter,
    observe,
    retry::{Budget, Jitter, Replay, Retry, RetryPolicy, is_idempotent, random},
    transport::{OperationName, Transport},
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

/// A call under way.
#[derive(Debug)]
struct Call<'a> {
    meta: &'a OperationMeta,
    options: &'a CallOptions,
    reading: Reading,
    /// The head of the request as the operation wrote it.
    request: Parts,
    /// The header that makes the server do a repeated request once, the same for all attempts.
    idempotency_key: Option<(HeaderName, HeaderValue)>,
    attempts: AtomicU32,
    has_lost: AtomicBool,
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
        let (request, body) = request.into_parts();
        let call = Call {
            meta,
            options,
            reading,
            request,
            idempotency_key: None,
            attempts: AtomicU32::new(0),
            has_lost: AtomicBool::new(false),
        };
        Box::pin(self.run(call, body))
    }

    async fn run(&self, mut call: Call<'_>, body: Body) -> Answered {
        call.idempotency_key =
            idempotency_key(call.meta, call.options).map_err(|error| (error, Trace::default()))?;
        let limit = call.options.effective_timeout(call.meta);
        let calling = pin!(async {
            let _under_way = self.in_flight.enter().ok_or(Failure::Closed)?;
            self.repeat(&call, body).await
        });
        let calling = self.within(limit, TimeLimit::Call, calling);
        let answered = observe::call(self.provider, call.meta, calling).await;
        let mut trace = call.trace();
        match answered {
            Ok(response) => {
                if trace.attempts == 1 && response.status().is_success() {
                    self.budget.give_back();
                }
                Ok(Received {
                    response,
                    trace,
                    at: self.clock.wall(),
                })
            }
            Err(failure) => {
                trace.has_lost |= trace.attempts > 0 && failure.is_lost();
                Err((failure, trace))
            }
        }
    }

    /// Sends the request until there is nothing more to gain.
    async fn repeat(&self, call: &Call<'_>, mut body: Body) -> Result<Response<Body>, Failure> {
        let Call { meta, options, .. } = *call;
        let retry = Retry {
            provider: self.provider,
            meta,
            policy: options.retry.as_ref().unwrap_or(&RetryPolicy::UNSET),
            replay: Replay::of(meta, options),
            budget: &self.budget,
            jitter: &*self.jitter,
            clock: &*self.clock,
            start: self.clock.monotonic(),
            limit: options.effective_timeout(meta),
        };
        let mut repeats = 0;
        let mut is_renewed = false;
        loop {
            let again = body.try_clone();
            repeats += 1;
            let mut tokens = UsedTokens::default();
            let outcome = self.attempt(call, body, &mut tokens).await;
            if is_lost(&outcome) {
                call.has_lost.store(true, Ordering::Relaxed);
            }
            let Some(again) = again else {
                return outcome;
            };
            body = again;

            let is_refused =
                matches!(&outcome, Ok(response) if response.status() == StatusCode::UNAUTHORIZED);
            if is_refused
                && !std::mem::replace(&mut is_renewed, true)
                && retry.replay != Replay::Unsent
                && self.auth.forget(tokens).await
            {
                // A refused token says nothing about the server's health: neither wait nor policy.
                repeats -= 1;
                continue;
            }
            match retry.wait(&outcome, repeats) {
                Some(wait) => self.clock.sleep(wait).await,
                None => return outcome,
            }
        }
    }

    /// The head of a request as it is sent there, but for credentials: with what every request of the
    /// client carries, and what its caller asks for.
    fn complete(&self, call: &Call<'_>, uri: &Uri) -> Parts {
        let request = &call.request;
        let (mut sent, ()) = Request::new(()).into_parts();
        sent.method.clone_from(&request.method);
        sent.uri.clone_from(uri);
        sent.version = request.version;
        sent.headers.clone_from(&request.headers);
        sent.extensions.clone_from(&request.extensions);
        if self.transport.reads_operation_name() || !self.interceptors.is_empty() {
            sent.extensions.insert(OperationName(call.meta.id.clone()));
        }
        self.add_headers(&mut sent.headers);
        if let Some((name, key)) = &call.idempotency_key {
            sent.headers.entry(name).or_insert_with(|| key.clone());
        }
        for (name, value) in &call.options.headers {
            sent.headers.insert(name.clone(), value.clone());
        }
        sent
    }

    pub(crate) fn add_headers(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        let accept = || HeaderValue::from_static(self.provider.accept);
        headers.entry(header::ACCEPT).or_insert_with(accept);
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

impl Call<'_> {
    fn count_attempt(&self) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
    }

    fn trace(&self) -> Trace {
        Trace {
            attempts: self.attempts.load(Ordering::Relaxed),
            has_lost: self.has_lost.load(Ordering::Relaxed),
        }
    }
}

/// Whether a request may have been done without an answer that says so.
fn is_lost(outcome: &Result<Response<Body>, Failure>) -> bool {
    match outcome {
        Ok(response) => response.status().is_server_error(),
        Err(failure) => failure.is_lost(),
    }
}

/// The header that makes the server do a repeated request once, where the operation documents one.
fn idempotency_key(
    meta: &OperationMeta,
    options: &CallOptions,
) -> Result<Option<(HeaderName, HeaderValue)>, Failure> {
    let documented = meta.idempotency_header;
    let Some(header) = documented.filter(|_| !is_idempotent(&meta.method)) else {
        return Ok(None);
    };
    let name = HeaderName::try_from(header).map_err(|_| Failure::Header(header))?;
    let key = match &options.idempotency_key {
        Some(key) => HeaderValue::from_str(key),
        None => HeaderValue::from_str(&fresh_key()),
    };
    Ok(Some((name, key.map_err(|_| Failure::Header(header))?)))
}

/// A key that no other call has.
fn fresh_key() -> String {
    let bits = u128::from(random()) << 64 | u128::from(random());
    uuid::Builder::from_random_bytes(bits.to_be_bytes())
        .into_uuid()
        .to_string()
}
