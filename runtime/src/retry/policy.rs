//! When a call is sent again.

use std::time::Duration;

use crate::meta::StatusPattern;

/// When a call is sent again, and after what wait.
///
/// What is not set is inherited: a call inherits from its client, a client from the defaults. No policy
/// makes a write happen twice: an operation that may not be repeated is sent again only where the server
/// surely has not processed it.
///
/// ```
/// use std::time::Duration;
/// use bindery::{CallOptions, RetryPolicy};
///
/// let patient = RetryPolicy::backoff()
///     .maximum_attempts(6)
///     .initial_interval(Duration::from_secs(1));
/// let options = CallOptions::new().retry(patient);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct RetryPolicy {
    strategy: Option<RetryStrategy>,
    initial_interval: Option<Duration>,
    maximum_interval: Option<Duration>,
    exponent: Option<f64>,
    maximum_elapsed_time: Option<Duration>,
    maximum_attempts: Option<u32>,
    maximum_retry_after: Option<Duration>,
    retry_connection_errors: Option<bool>,
    statuses: Option<Vec<u16>>,
}

/// How the waits between attempts grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryStrategy {
    /// There is one attempt.
    None,
    /// Each wait is a random part of an interval that grows from attempt to attempt.
    Backoff,
}

impl RetryPolicy {
    /// The first interval when nothing else is set: half a second.
    pub const DEFAULT_INITIAL_INTERVAL: Duration = Duration::from_millis(500);
    /// The longest interval when nothing else is set: 30 seconds.
    pub const DEFAULT_MAXIMUM_INTERVAL: Duration = Duration::from_secs(30);
    /// What an interval is multiplied by for the next one when nothing else is set: 2.
    pub const DEFAULT_EXPONENT: f64 = 2.0;
    /// How many attempts there are when nothing else is set: 3.
    pub const DEFAULT_MAXIMUM_ATTEMPTS: u32 = 3;
    /// The longest wait that a server may ask for when nothing else is set: one minute.
    pub const DEFAULT_MAXIMUM_RETRY_AFTER: Duration = Duration::from_secs(60);
    /// How many repeated attempts all calls of a client share while the server fails, when nothing else is set.
    pub const DEFAULT_BUDGET: u32 = 100;
    /// The statuses that are worth another attempt when neither caller nor provider says otherwise.
    pub const DEFAULT_STATUSES: [u16; 6] = [408, 429, 500, 502, 503, 504];

    pub(crate) const UNSET: Self = Self {
        strategy: None,
        initial_interval: None,
        maximum_interval: None,
        exponent: None,
        maximum_elapsed_time: None,
        maximum_attempts: None,
        maximum_retry_after: None,
        retry_connection_errors: None,
        statuses: None,
    };

    /// A policy that sets nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// One attempt and no more.
    pub fn none() -> Self {
        Self::new().strategy(RetryStrategy::None)
    }

    /// Attempts with growing waits; the default.
    pub fn backoff() -> Self {
        Self::new().strategy(RetryStrategy::Backoff)
    }

    /// How the waits grow; [`RetryStrategy::Backoff`] by default.
    pub fn strategy(mut self, strategy: RetryStrategy) -> Self {
        self.strategy = Some(strategy);
        self
    }

    /// The interval that the first wait is a random part of; half a second by default.
    pub fn initial_interval(mut self, interval: Duration) -> Self {
        self.initial_interval = Some(interval);
        self
    }

    /// The longest interval; 30 seconds by default.
    pub fn maximum_interval(mut self, interval: Duration) -> Self {
        self.maximum_interval = Some(interval);
        self
    }

    /// What an interval is multiplied by for the next one; 2 by default. Below 1, or not a number, it is
    /// taken as 1.
    pub fn exponent(mut self, exponent: f64) -> Self {
        self.exponent = Some(exponent);
        self
    }

    /// The time since the start of the call after which no attempt begins; by default there is none but
    /// the call's timeout.
    pub fn maximum_elapsed_time(mut self, time: Duration) -> Self {
        self.maximum_elapsed_time = Some(time);
        self
    }

    /// How many attempts there are, the first one included; 3 by default. 0 is taken as 1.
    pub fn maximum_attempts(mut self, attempts: u32) -> Self {
        self.maximum_attempts = Some(attempts);
        self
    }

    /// The longest wait that a server may ask for by `Retry-After`; one minute by default. Where it asks
    /// for more, the call ends with the server's answer.
    pub fn maximum_retry_after(mut self, wait: Duration) -> Self {
        self.maximum_retry_after = Some(wait);
        self
    }

    /// Whether a call is sent again when no connection came about or the exchange broke off; it is by
    /// default.
    pub fn retry_connection_errors(mut self, retry: bool) -> Self {
        self.retry_connection_errors = Some(retry);
        self
    }

    /// The statuses that are worth another attempt; 408, 429, 500, 502, 503 and 504 by default, or those
    /// that the provider documents.
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = Some(statuses.into_iter().collect());
        self
    }

    /// This policy, where it is set, over another.
    pub(crate) fn over(self, base: &Self) -> Self {
        Self {
            strategy: self.strategy.or(base.strategy),
            initial_interval: self.initial_interval.or(base.initial_interval),
            maximum_interval: self.maximum_interval.or(base.maximum_interval),
            exponent: self.exponent.or(base.exponent),
            maximum_elapsed_time: self.maximum_elapsed_time.or(base.maximum_elapsed_time),
            maximum_attempts: self.maximum_attempts.or(base.maximum_attempts),
            maximum_retry_after: self.maximum_retry_after.or(base.maximum_retry_after),
            retry_connection_errors: self
                .retry_connection_errors
                .or(base.retry_connection_errors),
            statuses: self.statuses.or_else(|| base.statuses.clone()),
        }
    }

    /// How many attempts there are.
    pub(super) fn attempts(&self) -> u32 {
        match self.strategy {
            Some(RetryStrategy::None) => 1,
            Some(RetryStrategy::Backoff) | None => self
                .maximum_attempts
                .unwrap_or(Self::DEFAULT_MAXIMUM_ATTEMPTS),
        }
    }

    /// The interval that the wait after this many attempts is a random part of.
    pub(super) fn interval(&self, attempts: u32) -> Duration {
        let initial = self
            .initial_interval
            .unwrap_or(Self::DEFAULT_INITIAL_INTERVAL);
        let maximum = self
            .maximum_interval
            .unwrap_or(Self::DEFAULT_MAXIMUM_INTERVAL);
        let exponent = self.exponent.unwrap_or(Self::DEFAULT_EXPONENT).max(1.0);
        let factor = exponent.powf(f64::from(attempts.saturating_sub(1)));
        Duration::try_from_secs_f64(initial.as_secs_f64() * factor)
            .unwrap_or(Duration::MAX)
            .min(maximum)
    }

    pub(super) fn elapsed_limit(&self) -> Duration {
        self.maximum_elapsed_time.unwrap_or(Duration::MAX)
    }

    pub(super) fn longest_asked(&self) -> Duration {
        self.maximum_retry_after
            .unwrap_or(Self::DEFAULT_MAXIMUM_RETRY_AFTER)
    }

    pub(super) fn takes_connection_errors(&self) -> bool {
        self.retry_connection_errors.unwrap_or(true)
    }

    /// Whether a status is worth another attempt.
    pub(super) fn takes_status(&self, status: u16, provider: Option<&[StatusPattern]>) -> bool {
        match (&self.statuses, provider) {
            (Some(statuses), _) => statuses.contains(&status),
            (None, Some(patterns)) => patterns.iter().any(|pattern| pattern.matches(status)),
            (None, None) => Self::DEFAULT_STATUSES.contains(&status),
        }
    }
}
