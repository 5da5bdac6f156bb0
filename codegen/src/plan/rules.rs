//! What the rules of a field say to people.

use crate::ir::{Bound, Length, Range, Rules};

use super::code_span;

/// A sentence for each bound of a value.
pub(crate) fn rule_sentences(rules: &Rules) -> Vec<String> {
    [
        rules.default.as_ref().map(|default| {
            format!(
                "The server takes {} by default.",
                code_span(&default.value.to_string())
            )
        }),
        rules
            .range
            .as_ref()
            .map(|range| format!("Range: {}.", range_text(&range.value))),
        rules
            .length
            .as_ref()
            .map(|length| format!("Length: {} characters.", length_text(length.value))),
        rules
            .items
            .as_ref()
            .map(|items| format!("Items: {}.", length_text(items.value))),
        rules
            .pattern
            .as_ref()
            .map(|pattern| format!("Matches {}.", code_span(&pattern.value))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn range_text(range: &Range) -> String {
    match (&range.min, &range.max) {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            format!("{} to {}", min.value, max.value)
        }
        (min, max) => {
            let min = bound_text(min.as_ref(), "more than", "at least");
            let max = bound_text(max.as_ref(), "less than", "at most");
            min.into_iter().chain(max).collect::<Vec<_>>().join(", ")
        }
    }
}

fn bound_text(bound: Option<&Bound>, exclusive: &str, inclusive: &str) -> Option<String> {
    let bound = bound?;
    let words = if bound.exclusive {
        exclusive
    } else {
        inclusive
    };
    Some(format!("{words} {}", bound.value))
}

fn length_text(length: Length) -> String {
    match (length.min, length.max) {
        (Some(min), Some(max)) if min == max => format!("{min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}
