//! What responses tell of the provider's limits.

use std::time::Duration;

use http::HeaderMap;
use jiff::Timestamp;

use super::asked::wait;
use crate::{ProviderMeta, meta::HeaderUse};

/// What the documented headers of a response tell of the provider's limits.
pub(crate) fn rate_limits(
    headers: &HeaderMap,
    provider: &ProviderMeta,
    now: Timestamp,
) -> Vec<RateLimit> {
    let mut limits: Vec<RateLimit> = Vec::new();
    for header in provider.response_headers {
        let (HeaderUse::Limit(name) | HeaderUse::Remaining(name) | HeaderUse::Reset(name)) =
            header.usage
        else {
            continue;
        };
        let value = headers
            .get(header.name)
            .and_then(|value| value.to_str().ok());
        let Some(value) = value.map(str::trim) else {
            continue;
        };
        let index = limits.iter().position(|limit| limit.name == name);
        let index = index.unwrap_or_else(|| {
            limits.push(RateLimit::new(name));
            limits.len() - 1
        });
        let Some(limit) = limits.get_mut(index) else {
            continue;
        };
        match header.usage {
            HeaderUse::Limit(_) => limit.limit = value.parse().ok(),
            HeaderUse::Remaining(_) => limit.remaining = value.parse().ok(),
            _ => limit.resets_in = wait(header.ty, value, now),
        }
    }
    limits
}

/// What a response tells of one of the provider's limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimit {
    name: &'static str,
    limit: Option<u64>,
    remaining: Option<u64>,
    resets_in: Option<Duration>,
}

impl RateLimit {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            limit: None,
            remaining: None,
            resets_in: None,
        }
    }

    /// The name of the limit in the provider's spec.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How many calls it allows, if the response says so.
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// How many calls are left, if the response says so.
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// How long after the response the count begins anew, if it says so.
    pub fn resets_in(&self) -> Option<Duration> {
        self.resets_in
    }
}
