//! Times as HTTP headers have them.

use jiff::{Timestamp, ToSpan as _};

/// The time in so many seconds: `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// It is a second later than asked for, because the form has no fractions, and whoever waits until then
/// must not come too early.
pub(crate) fn http_date(seconds: u64) -> String {
    /// More than a year is as good as never.
    const MOST: i64 = 366 * 24 * 3600;
    let seconds = i64::try_from(seconds).unwrap_or(MOST).min(MOST);
    let now = Timestamp::now();
    let time = now.checked_add((seconds + 1).seconds()).unwrap_or(now);
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
