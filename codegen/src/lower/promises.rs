//! What a provider promises of its deliveries: how often it tries, how many there are, when.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Heartbeat, Spanned};
use crate::suggest;

use super::durations;
use super::words::{Word, alternatives};

const UNKNOWN: &str = "unknown";
const RETRIES: &str = "`COUNT over TIME`, as in `10 over 3d` or `unknown over 24h`";
const MAX_RATE: &str = "`COUNT per TIME`, as in `25 per 1s`";
const HEARTBEAT: &str = "`no items every TIME`, as in `no items every 8h`";
const GUARANTEES: [&str; 2] = ["at least once", "at most once"];

/// `COUNT over TIME`, either of which may be `unknown`; as written.
pub(super) fn retries(word: &Word<'_>, report: &mut Report) -> Option<Spanned<String>> {
    let Some((count, time)) = word.split_once(" over ") else {
        report.push(unread(word, RETRIES));
        return None;
    };
    let count_read = count.text == UNKNOWN
        || count
            .number::<u32>("number of tries", RETRIES, report)
            .is_some();
    let time_read = time.text == UNKNOWN || durations::seconds(&time, RETRIES, report).is_some();
    (count_read && time_read).then(|| word.spanned())
}

/// `COUNT per TIME`, as written.
pub(super) fn max_rate(word: &Word<'_>, report: &mut Report) -> Option<Spanned<String>> {
    let Some((count, time)) = word.split_once(" per ") else {
        report.push(unread(word, MAX_RATE));
        return None;
    };
    let count = count.number::<u32>("number of deliveries", MAX_RATE, report);
    let time = durations::seconds(&time, MAX_RATE, report);
    count.and(time).map(|_| word.spanned())
}

/// `at least once` or `at most once`.
pub(super) fn guarantee(word: &Word<'_>, report: &mut Report) -> Option<Spanned<String>> {
    if GUARANTEES.contains(&&*word.text) {
        return Some(word.spanned());
    }
    report.push(
        unread(word, &alternatives(&GUARANTEES)).suggest(suggest::closest(&word.text, GUARANTEES)),
    );
    None
}

/// `no items every TIME`
pub(super) fn heartbeat(word: &Word<'_>, report: &mut Report) -> Option<Spanned<Heartbeat>> {
    let Some(time) = word.strip_prefix("no items every ") else {
        report.push(unread(word, HEARTBEAT));
        return None;
    };
    let every_seconds = durations::seconds(&time, HEARTBEAT, report)?;
    Some(Spanned::new(Heartbeat { every_seconds }, word.span))
}

fn unread(word: &Word<'_>, expected: &str) -> Diagnostic {
    Diagnostic::error(
        Code::SettingValue,
        word.span,
        format!("`{}` is not what this setting holds", word.text),
    )
    .expected(expected)
}
