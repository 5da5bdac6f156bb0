//! What a caller may set for a client or for one call.

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderName, HeaderValue};
use serde::Serialize;

use crate::{
    Json, OperationMeta,
    core::{Progress, Report},
    retry::RetryPolicy,
};

/// Settings of one call, or of all calls of a client.
///
/// What is not set is inherited: a call inherits from its client, a client from the defaults. Headers,
/// query parameters and body fields add up; of one name the last one holds.
///
/// ```
/// use std::time::Duration;
/// use bindery::{CallOptions, RetryPolicy};
///
/// let patient = CallOptions::new()
///     .timeout(Duration::from_secs(300))
///     .retry(RetryPolicy::none());
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) first_byte_timeout: Option<Duration>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) max_response: Option<usize>,
    pub(crate) max_json_depth: Option<usize>,
    lenient: Option<bool>,
    keep_body: Option<bool>,
    pub(crate) redirects: Option<u32>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) replay_safe: Option<bool>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) base_url: Option<String>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) fields: Vec<(String, Json)>,
    pub(crate) on_upload: Option<Report>,
    pub(crate) on_download: Option<Report>,
}

impl CallOptions {
    /// The time that a call may take when nothing else is set: one minute.
    pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

    /// The time that a call may take when nothing else is set and the provider calls the caller back
    /// before it answers: two minutes.
    pub const DEFAULT_CALLBACK_TIMEOUT: Duration = Duration::from_secs(120);

    /// The length in bytes that a response may have when nothing else is set: 64 MiB.
    pub const DEFAULT_MAX_RESPONSE: usize = 64 << 20;

    /// How many redirects are followed when nothing else is set: 10.
    pub const DEFAULT_REDIRECTS: u32 = 10;

    /// Options that set nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time that the whole call may take, with all its attempts and the waits between them, to the
    /// end of the body; one minute by default. [`Duration::MAX`] is no limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The time that one attempt may take, to the end of the body; no limit but the call's by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// The time from sending a request to the head of its response; no limit but the call's by default.
    pub fn first_byte_timeout(mut self, timeout: Duration) -> Self {
        self.first_byte_timeout = Some(timeout);
        self
    }

    /// The longest time without a piece of the body; no limit but the call's by default.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// The length in bytes that a response body may have; 64 MiB by default.
    pub fn max_response(mut self, bytes: usize) -> Self {
        self.max_response = Some(bytes);
        self
    }

    /// How deep arrays and objects of a success body may be nested in each other; 127 by default, which
    /// is also the most.
    pub fn max_json_depth(mut self, depth: usize) -> Self {
        self.max_json_depth = Some(depth);
        self
    }

    /// Whether a required member that an answer lacks is taken as empty: an empty text, array or object, null,
    /// or the unknown value of an open enum or union. By default it is not, and the answer does not decode.
    ///
    /// Numbers, booleans, ids, secrets, times and URLs are never made up, and nothing is in bodies of more than
    /// 8 MiB. What was is reported to [`ClientBuilder::on_leniency`](crate::ClientBuilder::on_leniency).
    pub fn lenient(mut self, is_lenient: bool) -> Self {
        self.lenient = Some(is_lenient);
        self
    }

    /// Whether a success keeps its raw body beside the decoded one, for
    /// [`HttpFacts::body`](crate::HttpFacts::body); by default it does not. Errors always keep theirs. The body
    /// of an answer that is read while it arrives is not kept.
    pub fn keep_body(mut self, is_kept: bool) -> Self {
        self.keep_body = Some(is_kept);
        self
    }

    /// How many redirects are followed; 10 by default. With 0 a redirect is an answer like any other.
    /// Redirects of writes are never followed.
    pub fn redirects(mut self, most: u32) -> Self {
        self.redirects = Some(most);
        self
    }

    /// When the call is sent again. What the policy does not set is inherited.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(match self.retry {
            Some(base) => policy.over(&base),
            None => policy,
        });
        self
    }

    /// Whether the operation may be sent again although it may have been done. By default it may where
    /// its method is idempotent, the provider documents it, or an idempotency key is sent.
    pub fn replay_safe(mut self, is_safe: bool) -> Self {
        self.replay_safe = Some(is_safe);
        self
    }

    /// The key that makes the server do a repeated request once, where the operation documents a header
    /// for it; a fresh one for each call by default, the same for all its attempts.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.idempotency_key = Some(key.into());
        self
    }

    /// The URL that the operation's path stands below; the client's by default. Credentials are sent
    /// there.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Adds a header, or replaces the one of this name. Its value is shown nowhere.
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        self.headers.push((name, value));
        self
    }

    /// Adds a query parameter to those of the operation.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Adds a member to the operation's JSON body, or replaces the one of this name. Without a JSON
    /// object for a body the call fails before it is sent.
    ///
    /// # Errors
    /// The value has no JSON form.
    pub fn field(
        mut self,
        name: impl Into<String>,
        value: impl Serialize,
    ) -> Result<Self, serde_json::Error> {
        self.fields
            .push((name.into(), serde_json::to_value(value)?));
        Ok(self)
    }

    /// Calls `report` with each piece of the request's body that is sent.
    pub fn on_upload(mut self, report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.on_upload = Some(Report(Arc::new(report)));
        self
    }

    /// Calls `report` with each piece of the response's body that arrives.
    pub fn on_download(mut self, report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.on_download = Some(Report(Arc::new(report)));
        self
    }

    /// These options, where they are set, over the others.
    pub(crate) fn over(self, base: &Self) -> Self {
        Self {
            timeout: self.timeout.or(base.timeout),
            attempt_timeout: self.attempt_timeout.or(base.attempt_timeout),
            first_byte_timeout: self.first_byte_timeout.or(base.first_byte_timeout),
            idle_timeout: self.idle_timeout.or(base.idle_timeout),
            max_response: self.max_response.or(base.max_response),
            max_json_depth: self.max_json_depth.or(base.max_json_depth),
            lenient: self.lenient.or(base.lenient),
            keep_body: self.keep_body.or(base.keep_body),
            redirects: self.redirects.or(base.redirects),
            retry: match (self.retry, &base.retry) {
                (Some(own), Some(base)) => Some(own.over(base)),
                (own, base) => own.or_else(|| base.clone()),
            },
            replay_safe: self.replay_safe.or(base.replay_safe),
            idempotency_key: self
                .idempotency_key
                .or_else(|| base.idempotency_key.clone()),
            base_url: self.base_url.or_else(|| base.base_url.clone()),
            headers: [&base.headers[..], &self.headers].concat(),
            query: [&base.query[..], &self.query].concat(),
            fields: [&base.fields[..], &self.fields].concat(),
            on_upload: self.on_upload.or_else(|| base.on_upload.clone()),
            on_download: self.on_download.or_else(|| base.on_download.clone()),
        }
    }

    pub(crate) fn keeps_body(&self) -> bool {
        self.keep_body.unwrap_or_default()
    }

    pub(crate) fn is_lenient(&self) -> bool {
        self.lenient.unwrap_or_default()
    }

    pub(crate) fn effective_timeout(&self, meta: &OperationMeta) -> Duration {
        self.timeout.unwrap_or(if meta.calls_back {
            Self::DEFAULT_CALLBACK_TIMEOUT
        } else {
            Self::DEFAULT_TIMEOUT
        })
    }

    pub(crate) fn effective_attempt_timeout(&self) -> Duration {
        self.attempt_timeout.unwrap_or(Duration::MAX)
    }

    pub(crate) fn effective_first_byte_timeout(&self) -> Duration {
        self.first_byte_timeout.unwrap_or(Duration::MAX)
    }

    pub(crate) fn effective_max_response(&self) -> usize {
        self.max_response.unwrap_or(Self::DEFAULT_MAX_RESPONSE)
    }

    pub(crate) fn effective_redirects(&self) -> u32 {
        self.redirects.unwrap_or(Self::DEFAULT_REDIRECTS)
    }
}

/// Shows no header, query parameter or body field: any of them may be a secret.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("first_byte_timeout", &self.first_byte_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("max_response", &self.max_response)
            .field("max_json_depth", &self.max_json_depth)
            .field("lenient", &self.lenient)
            .field("keep_body", &self.keep_body)
            .field("redirects", &self.redirects)
            .field("retry", &self.retry)
            .field("replay_safe", &self.replay_safe)
            .field("headers", &self.headers.len())
            .field("query", &self.query.len())
            .field("fields", &self.fields.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
