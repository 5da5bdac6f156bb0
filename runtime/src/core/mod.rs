//! One call, from its request to its response, the same for every operation.

mod attempt;
mod idle;
mod in_flight;
mod progress;
mod redirect;

use std::{
    pin::{Pin, pin},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use futures_util::future::{Either, select};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};

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
    trace: Mutex<Trace>,
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
    ) -> BoxFuture<'a, Result<Received, (Failure, Trace)>> {
        Box::pin(self.run(meta, request, options, reading))
    }

    async fn run(
        &self,
        meta: &OperationMeta,
        request: Request<Body>,
        options: &CallOptions,
        reading: Reading,
    ) -> Result<Received, (Failure, Trace)> {
        let call = Call {
            meta,
            options,
            reading,
            trace: Mutex::default(),
        };
        let limit = options.effective_timeout(meta);
        let calling = pin!(async {
            let _under_way = self.in_flight.enter().ok_or(Failure::Closed)?;
            observe::call(self.provider, meta, self.repeat(&call, request)).await
        });
        let answered = self.within(limit, TimeLimit::Call, calling).await;
        let mut trace = *call.trace();
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
    async fn repeat(
        &self,
        call: &Call<'_>,
        request: Request<Body>,
    ) -> Result<Response<Body>, Failure> {
        let Call { meta, options, .. } = *call;
        let retry = Retry {
            provider: self.provider,
            meta,
            policy: options.retry.as_ref().unwrap_or(&RetryPolicy::UNSET),
            replay: Replay::of(meta, options),
            budget: &self.budget,
            jitter: &*self.jitter,
            limit: options.effective_timeout(meta),
        };
        let start = self.clock.monotonic();
        let mut request = self.complete(meta, request, options)?;
        let mut repeats = 0;
        let mut is_renewed = false;
        loop {
            let again = try_clone(&request);
            repeats += 1;
            let mut tokens = UsedTokens::default();
            let outcome = self.attempt(call, request, &mut tokens).await;
            if is_lost(&outcome) {
                call.trace().has_lost = true;
            }
            let Some(again) = again else {
                return outcome;
            };
            request = again;

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
            let elapsed = self.clock.monotonic().saturating_sub(start);
            match retry.wait(&outcome, repeats, elapsed, self.clock.wall()) {
                Some(wait) => self.clock.sleep(wait).await,
                None => return outcome,
            }
        }
    }

    /// Adds what every request of the client carries, and what its caller asks for.
    fn complete(
        &self,
        meta: &OperationMeta,
        request: Request<Body>,
        options: &CallOptions,
    ) -> Result<Request<Body>, Failure> {
        let (mut parts, body) = request.into_parts();
        parts.extensions.insert(OperationName(meta.id.clone()));
        self.add_headers(&mut parts.headers);
        if let Some(header) = meta.idempotency_header
            && !is_idempotent(&meta.method)
        {
            let name = HeaderName::try_from(header).map_err(|_| Failure::Header(header))?;
            let key = match &options.idempotency_key {
                Some(key) => HeaderValue::from_str(key).map_err(|_| Failure::Header(header))?,
                None => HeaderValue::from_str(&fresh_key()).map_err(|_| Failure::Header(header))?,
            };
            parts.headers.entry(name).or_insert(key);
        }
        for (name, value) in &options.headers {
            parts.headers.insert(name.clone(), value.clone());
        }
        Ok(Request::from_parts(parts, body))
    }

    pub(crate) fn add_headers(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            if !headers.contains_key(name) {
                headers.insert(name.clone(), value.clone());
            }
        }
        if !headers.contains_key(header::ACCEPT) {
            headers.insert(
                header::ACCEPT,
                HeaderValue::from_static(self.provider.accept),
            );
        }
    }

    async fn within<T>(
        &self,
        limit: Duration,
        what: TimeLimit,
        work: Pin<&mut impl Future<Output = Result<T, Failure>>>,
    ) -> Result<T, Failure> {
        if limit == Duration::MAX {
            return work.await;
        }
        match select(work, self.clock.sleep(limit)).await {
            Either::Left((result, _)) => result,
            Either::Right(_) => Err(Failure::Timeout(what, limit)),
        }
    }
}

impl Call<'_> {
    fn trace(&self) -> MutexGuard<'_, Trace> {
        self.trace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a request may have been done without an answer that says so.
fn is_lost(outcome: &Result<Response<Body>, Failure>) -> bool {
    match outcome {
        Ok(response) => response.status().is_server_error(),
        Err(failure) => failure.is_lost(),
    }
}

/// The same request again, unless its body can be read only once.
fn try_clone(request: &Request<Body>) -> Option<Request<Body>> {
    let body = request.body().try_clone()?;
    let mut again = Request::new(body);
    *again.method_mut() = request.method().clone();
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    *again.extensions_mut() = request.extensions().clone();
    Some(again)
}

/// A key that no other call has.
fn fresh_key() -> String {
    let bits = u128::from(random()) << 64 | u128::from(random());
    uuid::Builder::from_random_bytes(bits.to_be_bytes())
        .into_uuid()
        .to_string()
}
