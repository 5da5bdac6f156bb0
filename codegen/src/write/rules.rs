//! The cell of rules.

use std::fmt::Display;

use crate::ir::{Bound, Evidence, Length, Range, Rules};
use crate::source::Span;

use super::draft::Draft;
use super::evidence;

/// The rules of a row and what was concluded of it, parted by commas.
pub(super) fn cell(draft: &mut Draft, rules: &Rules, evidence: &Evidence, span: Span) -> String {
    let mut words = Vec::new();
    if let Some(default) = &rules.default {
        words.push(format!(
            "default {}",
            json(draft, &default.value, default.span)
        ));
    }
    if let Some(range) = &rules.range {
        words.extend(bounds(draft, &range.value, range.span));
    }
    for (word, length) in [("len", &rules.length), ("items", &rules.items)] {
        if let Some(length) = length {
            words.push(format!(
                "{word} {}",
                lengths(draft, length.value, length.span)
            ));
        }
    }
    if let Some(pattern) = &rules.pattern {
        words.push(format!(
            "matches {}",
            draft.code(&pattern.value, pattern.span)
        ));
    }
    words.extend(flags(rules).map(str::to_owned));
    if let Some(webhook) = rules.webhook {
        words.push(draft.keyword(webhook, span).to_owned());
    }
    if rules.deep_object {
        words.push("deep object".to_owned());
    }
    if let Some(style) = &rules.array_style {
        words.push(draft.keyword(style.value, style.span).to_owned());
    }
    words.extend(evidence::inferred_rules(draft, evidence, span));
    words.join(", ")
}

/// The rules that are there or not.
fn flags(rules: &Rules) -> impl Iterator<Item = &'static str> {
    [
        (rules.unique, "unique"),
        (rules.secret, "secret"),
        (rules.read_only, "read only"),
        (rules.write_only, "write only"),
        (rules.deprecated, "deprecated"),
        (rules.flag, "flag"),
        (rules.replaced_whole, "replaced whole"),
        (rules.omission_resets, "omission resets"),
    ]
    .into_iter()
    .filter_map(|(holds, word)| holds.then_some(word))
}

/// JSON: numbers and truth values plain, all else as a code span.
fn json(draft: &mut Draft, value: &serde_json::Value, span: Span) -> String {
    let text = value.to_string();
    match value {
        serde_json::Value::Bool(_) | serde_json::Value::Number(_) => text,
        _ => draft.code(&text, span),
    }
}

/// `1..=10` where both bounds are allowed, else a comparison for each.
fn bounds(draft: &mut Draft, range: &Range, span: Span) -> Vec<String> {
    match (&range.min, &range.max) {
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            vec![inclusive(&min.value, &max.value)]
        }
        (None, None) => {
            draft.refuse(span, "the range has no bounds");
            Vec::new()
        }
        (min, max) => [comparison(">", min.as_ref()), comparison("<", max.as_ref())]
            .into_iter()
            .flatten()
            .collect(),
    }
}

fn comparison(sign: &str, bound: Option<&Bound>) -> Option<String> {
    let bound = bound?;
    let equal = if bound.exclusive { "" } else { "=" };
    Some(format!("{sign}{equal} {}", bound.value))
}

fn lengths(draft: &mut Draft, length: Length, span: Span) -> String {
    match (length.min, length.max) {
        (Some(min), Some(max)) => inclusive(min, max),
        (Some(min), None) => format!(">= {min}"),
        (None, Some(max)) => format!("<= {max}"),
        (None, None) => {
            draft.refuse(span, "the length has no bounds");
            String::new()
        }
    }
}

fn inclusive(min: impl Display, max: impl Display) -> String {
    format!("{min}..={max}")
}
