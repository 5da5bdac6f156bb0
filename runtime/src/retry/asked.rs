//! How long a server asks to wait.

use std::time::Duration;

use http::{HeaderMap, header};
use jiff::Timestamp;

use super::{http_date, rate_limit::rate_limits};
use crate::{
    ProviderMeta,
    meta::{HeaderType, HeaderUse},
};

/// How long the server asks to wait, counted from `now`: `retry-after-ms`, `Retry-After` in seconds or as
/// an HTTP date, or what the provider documents, a limit's reset where nothing of the limit is left.
pub(crate) fn asked(
    headers: &HeaderMap,
    provider: &ProviderMeta,
    now: Timestamp,
) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let milliseconds = text("retry-after-ms")
        .and_then(seconds)
        .map(|wait| wait / 1000);
    let standard = || {
        let text = text(header::RETRY_AFTER.as_str())?;
        seconds(text).or_else(|| Some(until(http_date::read(text)?, now)))
    };
    let documented = || {
        let headers = provider.response_headers.iter();
        headers
            .filter(|header| header.usage == HeaderUse::RetryAfter)
            .find_map(|header| wait(header.ty, text(header.name)?, now))
    };
    let reset = || {
        let limits = rate_limits(headers, provider, now);
        let used_up = limits
            .into_iter()
            .filter(|limit| limit.remaining() == Some(0));
        used_up.filter_map(|limit| limit.resets_in()).max()
    };
    milliseconds
        .or_else(standard)
        .or_else(documented)
        .or_else(reset)
}

pub(super) fn wait(ty: HeaderType, text: &str, now: Timestamp) -> Option<Duration> {
    match ty {
        HeaderType::Integer | HeaderType::Seconds | HeaderType::String => seconds(text),
        HeaderType::Unix => {
            let at = Timestamp::from_second(text.parse().ok()?).ok()?;
            Some(until(at, now))
        }
        HeaderType::HttpDate => Some(until(http_date::read(text)?, now)),
        HeaderType::Url => None,
    }
}

/// A number of seconds, where it is not negative. One that is too large is the largest.
fn seconds(text: &str) -> Option<Duration> {
    let seconds = serde_json::from_slice(text.as_bytes()).ok();
    let seconds = seconds.filter(|seconds: &f64| *seconds >= 0.0)?;
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

/// The time until a moment, which is none where it has passed.
fn until(at: Timestamp, now: Timestamp) -> Duration {
    at.duration_since(now).try_into().unwrap_or(Duration::ZERO)
}
