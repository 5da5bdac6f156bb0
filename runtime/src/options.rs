//! What a caller may set for a client or for one call.

use std::time::Duration;

use http::{HeaderName, HeaderValue};

/// Settings of one call, or of all calls of a client.
///
/// What is not set is inherited: a call inherits from its client, a client from the defaults.
///
/// ```
/// use std::time::Duration;
///
/// let patient = bindery::CallOptions::new().timeout(Duration::from_secs(300));
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response: Option<usize>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

impl CallOptions {
    /// The time that a call may take when nothing else is set.
    pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

    /// The length in bytes that a response may have when nothing else is set: 64 MiB.
    pub const DEFAULT_MAX_RESPONSE: usize = 64 << 20;

    /// Options that set nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time that the whole call may take, from sending to the end of the body; one minute by
    /// default. [`Duration::MAX`] is no limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The length in bytes that a response body may have; 64 MiB by default.
    pub fn max_response(mut self, bytes: usize) -> Self {
        self.max_response = Some(bytes);
        self
    }

    /// Adds a header, or replaces the one of this name. Its value is shown nowhere.
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        self.headers.push((name, value));
        self
    }

    /// These options, where they are set, over the others.
    pub(crate) fn over(self, base: &Self) -> Self {
        let mut headers = base.headers.clone();
        headers.extend(self.headers);
        Self {
            timeout: self.timeout.or(base.timeout),
            max_response: self.max_response.or(base.max_response),
            headers,
        }
    }

    pub(crate) fn effective_timeout(&self) -> Duration {
        self.timeout.unwrap_or(Self::DEFAULT_TIMEOUT)
    }

    pub(crate) fn effective_max_response(&self) -> usize {
        self.max_response.unwrap_or(Self::DEFAULT_MAX_RESPONSE)
    }
}
