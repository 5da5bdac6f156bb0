//! HTTP statuses: `404`, or `"4XX"` for all that begin so.

use bindery_codegen::ir::StatusPattern;

use crate::problems::Problems;
use crate::settings::Key;

/// A status as the key of a setting. `known` are the first digits that make sense there.
pub(crate) fn status(
    key: &Key,
    known: std::ops::RangeInclusive<u8>,
    problems: &mut Problems,
) -> Option<StatusPattern> {
    let text = key.text();
    let pattern = match key {
        Key::Number(_) => text
            .parse()
            .ok()
            .filter(|status| (100..=599).contains(status))
            .map(|status| StatusPattern::Exact { status }),
        _ => match text.as_bytes() {
            [class @ b'1'..=b'5', b'X', b'X'] => Some(StatusPattern::Class {
                class: class - b'0',
            }),
            _ => None,
        },
    };
    let Some(pattern) = pattern else {
        let hint = match text.to_ascii_uppercase().as_str() {
            upper @ ("2XX" | "3XX" | "4XX" | "5XX") => format!("; did you mean `\"{upper}\"`?"),
            _ => "; expected a number such as `404`, or `\"4XX\"`".to_owned(),
        };
        problems.at(key.span(), format!("`{text}` is no HTTP status{hint}"));
        return None;
    };
    let class = match pattern {
        StatusPattern::Exact { status } => u8::try_from(status / 100).unwrap_or(0),
        StatusPattern::Class { class } => class,
    };
    if !known.contains(&class) {
        let what = if *known.start() == 2 {
            "success"
        } else {
            "error"
        };
        problems.at(key.span(), format!("`{text}` is no status of {what}"));
        return None;
    }
    Some(pattern)
}
