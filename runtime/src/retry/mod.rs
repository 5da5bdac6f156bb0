//! When calls are sent again.

mod asked;
mod budget;
mod http_date;
mod jitter;
mod policy;
mod rate_limit;
mod replay;

use std::time::Duration;

use http::{HeaderMap, Response, StatusCode};

pub(crate) use self::{
    asked::asked,
    budget::Budget,
    jitter::{RandomJitter, random},
    rate_limit::rate_limits,
    replay::{Replay, is_idempotent},
};
pub use self::{
    jitter::Jitter,
    policy::{RetryPolicy, RetryStrategy},
    rate_limit::RateLimit,
};
use crate::{
    OperationMeta, ProviderMeta,
    clock::Clock,
    error::Failure,
    meta::{RetryAdvice, RetryRow},
};

/// Decides after each attempt of one call whether there is another.
#[derive(Debug)]
pub(crate) struct Retry<'a> {
    pub(crate) provider: &'a ProviderMeta,
    pub(crate) meta: &'a OperationMeta,
    pub(crate) policy: &'a RetryPolicy,
    pub(crate) replay: Replay,
    pub(crate) budget: &'a Budget,
    pub(crate) jitter: &'a dyn Jitter,
    pub(crate) clock: &'a dyn Clock,
    /// When the call began, on the monotonic clock.
    pub(crate) start: Duration,
    /// The time that the whole call may take.
    pub(crate) limit: Duration,
}

impl Retry<'_> {
    /// The wait before the next attempt, or `None` where this one was the last.
    pub(crate) fn wait<B>(
        &self,
        outcome: &Result<Response<B>, Failure>,
        attempts: u32,
    ) -> Option<Duration> {
        if attempts >= self.policy.attempts() {
            return None;
        }
        let asked = match outcome {
            Ok(response) if self.repeats_status(response.status(), response.headers()) => {
                asked(response.headers(), self.provider, self.clock.wall())
            }
            Err(failure) if self.repeats_failure(failure) => None,
            Ok(_) | Err(_) => return None,
        };
        let wait = match asked {
            Some(asked) if asked > self.policy.longest_asked() => return None,
            Some(asked) => asked,
            None => self.backoff(attempts),
        };
        let elapsed = self.clock.monotonic().saturating_sub(self.start);
        let next = elapsed.checked_add(wait)?;
        let in_time = next <= self.policy.elapsed_limit() && next < self.limit;
        (in_time && self.budget.take()).then_some(wait)
    }

    fn repeats_status(&self, status: StatusCode, headers: &HeaderMap) -> bool {
        let status = status.as_u16();
        if self.meta.is_success(status) || self.replay == Replay::Unsent {
            return false;
        }
        let listed = || {
            self.policy
                .takes_status(status, self.provider.retry_statuses)
        };
        let is_safe = self.replay == Replay::Safe;
        match RetryRow::advice(self.meta.retry, self.provider.retry, status) {
            RetryAdvice::Never => false,
            RetryAdvice::NotProcessed => true,
            RetryAdvice::Yes => is_safe,
            RetryAdvice::Default if is_safe => listed(),
            RetryAdvice::Default => {
                let is_refusal =
                    status == 429 || status == 503 && headers.contains_key("retry-after");
                is_refusal && listed()
            }
        }
    }

    fn repeats_failure(&self, failure: &Failure) -> bool {
        let may_repeat = failure.is_unsent() || failure.is_lost() && self.replay == Replay::Safe;
        may_repeat && self.policy.takes_connection_errors()
    }

    /// A random part of the interval.
    fn backoff(&self, attempts: u32) -> Duration {
        let interval = self.policy.interval(attempts);
        let fraction = self.jitter.fraction().clamp(0.0, 1.0);
        Duration::try_from_secs_f64(interval.as_secs_f64() * fraction).unwrap_or(interval)
    }
}
