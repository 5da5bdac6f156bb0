//! What a provider promises of its deliveries, which the IR holds as phrases of the format.

use crate::ir::{Events, Spanned, Unresolved};

use super::draft::Draft;

const UNKNOWN: &str = "unknown";

/// Refuses phrases that a reader would not take.
pub(super) fn check(draft: &mut Draft, events: &Events<Unresolved>) {
    phrase(draft, events.retries.as_ref(), "10 over 3d", |text| {
        let known = |text, is_known: fn(&str) -> bool| text == UNKNOWN || is_known(text);
        text.split_once(" over ")
            .is_some_and(|(count, time)| known(count, is_count) && known(time, is_duration))
    });
    phrase(draft, events.max_rate.as_ref(), "25 per 1s", |text| {
        text.split_once(" per ")
            .is_some_and(|(count, time)| is_count(count) && is_duration(time))
    });
    phrase(draft, events.guarantee.as_ref(), "at least once", |text| {
        text == "at least once" || text == "at most once"
    });
}

fn phrase(
    draft: &mut Draft,
    phrase: Option<&Spanned<String>>,
    example: &str,
    fits: impl Fn(&str) -> bool,
) {
    if let Some(phrase) = phrase.filter(|phrase| !fits(&phrase.value)) {
        let text = &phrase.value;
        draft.refuse(
            phrase.span,
            format!("`{text}` is not a phrase such as `{example}`"),
        );
    }
}

fn is_count(text: &str) -> bool {
    text.parse::<u32>().is_ok() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_duration(text: &str) -> bool {
    text.strip_suffix(['s', 'm', 'h', 'd'])
        .is_some_and(|count| is_count(count) && count.bytes().any(|digit| digit != b'0'))
}
