//! A call, with its attempts.

use std::{mem::take, ops::ControlFlow, pin::pin, time::Duration};

use http::{HeaderName, HeaderValue, Request, Response, StatusCode, request::Parts};

use super::{Answered, Core, Reading, Received, Trace};
use crate::{
    Body, CallOptions, OperationMeta,
    auth::Tokens,
    error::{Failure, TimeLimit},
    observe,
    retry::{Replay, Retry, RetryPolicy, is_idempotent, random},
};

/// A call under way. What its attempts share is kept here and not in their futures, which each would be larger by
/// it.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) core: &'a Core,
    pub(super) meta: &'a OperationMeta,
    pub(super) options: &'a CallOptions,
    pub(super) reading: Reading,
    /// The head of the request as the operation wrote it.
    pub(super) head: Parts,
    /// Its body, until an attempt takes it.
    pub(super) body: Body,
    /// The tokens that the attempt under way was sent with.
    pub(super) tokens: Tokens,
    pub(super) trace: Trace,
    /// When the call began, on the monotonic clock.
    start: Duration,
    /// How many attempts the retry policy counts.
    counted: u32,
    /// Whether tokens that were refused have been replaced.
    is_renewed: bool,
}

type Outcome = Result<Response<Body>, Failure>;

/// How another attempt begins.
enum Again {
    /// With tokens in the place of those that were refused.
    Renewed,
    /// After this wait.
    After(Duration),
}

impl<'a> Call<'a> {
    pub(super) fn new(
        core: &'a Core,
        meta: &'a OperationMeta,
        request: Request<Body>,
        options: &'a CallOptions,
        reading: Reading,
    ) -> Self {
        let (head, body) = request.into_parts();
        Self {
            core,
            meta,
            options,
            reading,
            head,
            body,
            tokens: Tokens::default(),
            trace: Trace::default(),
            start: core.clock.monotonic(),
            counted: 0,
            is_renewed: false,
        }
    }

    /// Sends the request, again where that helps, within the time its caller gives.
    pub(super) async fn run(&mut self) -> Answered {
        let Self { core, meta, .. } = *self;
        let limit = self.options.effective_timeout(meta);
        let span = observe::call(core.provider, meta);
        let answered = {
            let repeated = pin!(self.repeat());
            span.around(core.within(limit, TimeLimit::Call, repeated))
                .await
        };
        let mut trace = self.trace;
        match answered {
            Ok(response) => {
                if trace.attempts == 1 && response.status().is_success() {
                    core.budget.give_back();
                }
                Ok(Received {
                    response,
                    trace,
                    at: core.clock.wall(),
                })
            }
            Err(failure) => {
                trace.has_lost |= trace.attempts > 0 && failure.is_lost();
                Err((failure, trace))
            }
        }
    }

    /// Sends the request until there is nothing more to gain.
    async fn repeat(&mut self) -> Outcome {
        let core = self.core;
        let _under_way = core.in_flight.enter().ok_or(Failure::Closed)?;
        self.add_idempotency_key()?;
        loop {
            let again = self.body.try_clone();
            let outcome = self.attempt().await;
            let again = match self.decide(outcome, again) {
                ControlFlow::Continue(again) => again,
                ControlFlow::Break(outcome) => return outcome,
            };
            match again {
                Again::Renewed => core.auth.forget(take(&mut self.tokens)).await,
                Again::After(wait) => core.clock.sleep(wait).await,
            }
        }
    }

    /// Whether the call ends with what came of an attempt, or there is another one, with this body.
    fn decide(&mut self, outcome: Outcome, again: Option<Body>) -> ControlFlow<Outcome, Again> {
        if matches!(&outcome, Ok(response) if self.meta.is_success(response.status().as_u16())) {
            return ControlFlow::Break(outcome);
        }
        self.trace.has_lost |= is_lost(&outcome);
        let Some(again) = again else {
            return ControlFlow::Break(outcome);
        };
        self.body = again;
        let replay = Replay::of(self.meta, self.options);
        if is_refused(&outcome)
            && !self.is_renewed
            && replay != Replay::Unsent
            && !self.tokens.is_empty()
        {
            // A refused token says nothing about the server's health: neither wait nor policy.
            self.is_renewed = true;
            return ControlFlow::Continue(Again::Renewed);
        }
        self.counted += 1;
        let core = self.core;
        let retry = Retry {
            provider: core.provider,
            meta: self.meta,
            policy: self.options.retry.as_ref().unwrap_or(&RetryPolicy::UNSET),
            replay,
            budget: &core.budget,
            jitter: &*core.jitter,
            clock: &*core.clock,
            start: self.start,
            limit: self.options.effective_timeout(self.meta),
        };
        match retry.wait(&outcome, self.counted) {
            Some(wait) => ControlFlow::Continue(Again::After(wait)),
            None => ControlFlow::Break(outcome),
        }
    }

    /// Adds the header that makes the server do a repeated request once, where the operation documents one: the
    /// same for all attempts.
    fn add_idempotency_key(&mut self) -> Result<(), Failure> {
        let documented = self.meta.idempotency_header;
        let Some(header) = documented.filter(|_| !is_idempotent(&self.meta.method)) else {
            return Ok(());
        };
        let name = HeaderName::try_from(header).map_err(|_| Failure::Header(header))?;
        let key = match &self.options.idempotency_key {
            Some(key) => HeaderValue::from_str(key),
            None => HeaderValue::from_str(&fresh_key()),
        };
        let key = key.map_err(|_| Failure::Header(header))?;
        self.head.headers.entry(name).or_insert(key);
        Ok(())
    }
}

/// Whether a request may have been done without an answer that says so.
fn is_lost(outcome: &Result<Response<Body>, Failure>) -> bool {
    match outcome {
        Ok(response) => response.status().is_server_error(),
        Err(failure) => failure.is_lost(),
    }
}

/// Whether the server took the credentials for none.
fn is_refused(outcome: &Result<Response<Body>, Failure>) -> bool {
    matches!(outcome, Ok(response) if response.status() == StatusCode::UNAUTHORIZED)
}

/// A key that no other call has.
fn fresh_key() -> String {
    let bits = u128::from(random()) << 64 | u128::from(random());
    uuid::Builder::from_random_bytes(bits.to_be_bytes())
        .into_uuid()
        .to_string()
}
