//! Bounds: `1..=10`, `>= 1`, `<= 10`, and of numbers `> 0` and `< 10`.

use std::str::FromStr;

use serde_json::Number;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Bound, Length, Range, Spanned};

use super::words::Word;

/// The signs, the longer ones first.
const SIGNS: [(&str, Side, bool); 4] = [
    (">= ", Side::Min, false),
    ("<= ", Side::Max, false),
    ("> ", Side::Min, true),
    ("< ", Side::Max, true),
];

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Min,
    Max,
}

/// Bounds as they are written.
enum Written<N> {
    Both(N, N),
    One(Side, bool, N),
}

/// True for a rule that can only be meant as bounds of a number.
pub(super) fn looks_like(rule: &str) -> bool {
    rule.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '<' | '>' | '=' | '-'))
}

/// Takes over the bounds of a number. A lower and an upper bound may stand as two rules where one of
/// them excludes itself.
pub(super) fn range(rule: &Word<'_>, range: &mut Option<Box<Spanned<Range>>>, report: &mut Report) {
    let Some(written) = written::<Number>(&rule.text) else {
        report.push(problem(
            rule,
            "`1..=100`, `>= 1`, `<= 100`, `> 0` or `< 100`, with JSON numbers",
        ));
        return;
    };
    let bound = |value, exclusive| Bound { value, exclusive };
    let found = match written {
        Written::Both(min, max) => Range {
            min: Some(bound(min, false)),
            max: Some(bound(max, false)),
        },
        Written::One(Side::Min, exclusive, value) => Range {
            min: Some(bound(value, exclusive)),
            max: None,
        },
        Written::One(Side::Max, exclusive, value) => Range {
            min: None,
            max: Some(bound(value, exclusive)),
        },
    };
    match range {
        Some(first) => join(first, found, rule, report),
        None => *range = Some(Box::new(Spanned::new(found, rule.span))),
    }
}

/// Adds a second bound to the first.
fn join(first: &mut Spanned<Range>, second: Range, rule: &Word<'_>, report: &mut Report) {
    let earlier = first.span;
    let (min, max) = match (&first.value, second) {
        (
            Range {
                min: Some(min),
                max: None,
            },
            Range {
                min: None,
                max: Some(max),
            },
        ) => (min.clone(), max),
        (
            Range {
                min: None,
                max: Some(max),
            },
            Range {
                min: Some(min),
                max: None,
            },
        ) => (min, max.clone()),
        _ => {
            report.push(
                Diagnostic::error(
                    Code::DuplicateRule,
                    rule.span,
                    "a second bound on the same side",
                )
                .expected("one lower and one upper bound")
                .related(earlier, "the first one"),
            );
            return;
        }
    };
    if !min.exclusive && !max.exclusive {
        let both = format!("{}..={}", min.value, max.value);
        report.push(
            Diagnostic::error(Code::Rule, rule.span, "two bounds that are one rule")
                .expected("bounds that include themselves as one rule")
                .suggest(&*both)
                .related(earlier, "the other bound"),
        );
    }
    first.value = Range {
        min: Some(min),
        max: Some(max),
    };
    first.span = earlier.to(rule.span);
}

/// The bounds of a length.
pub(super) fn length(rule: &Word<'_>, report: &mut Report) -> Option<Length> {
    match written::<Count>(&rule.text) {
        Some(Written::Both(Count(min), Count(max))) => Some(Length {
            min: Some(min),
            max: Some(max),
        }),
        Some(Written::One(Side::Min, false, Count(min))) => Some(Length {
            min: Some(min),
            max: None,
        }),
        Some(Written::One(Side::Max, false, Count(max))) => Some(Length {
            min: None,
            max: Some(max),
        }),
        Some(Written::One(_, true, _)) | None => {
            report.push(problem(rule, "`1..=100`, `>= 1` or `<= 100`"));
            None
        }
    }
}

/// A count in the one spelling that it has.
struct Count(u64);

impl FromStr for Count {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.parse()
            .ok()
            .filter(|count: &u64| count.to_string() == text)
            .map(Self)
            .ok_or(())
    }
}

fn written<N: FromStr>(text: &str) -> Option<Written<N>> {
    if let Some((min, max)) = text.split_once("..=") {
        return Some(Written::Both(min.parse().ok()?, max.parse().ok()?));
    }
    let (sign, side, exclusive) = SIGNS.iter().find(|(sign, ..)| text.starts_with(sign))?;
    let value = text[sign.len()..].parse().ok()?;
    Some(Written::One(*side, *exclusive, value))
}

fn problem(rule: &Word<'_>, expected: &str) -> Diagnostic {
    let text = &rule.text;
    let repaired = text
        .split_once("..")
        .filter(|(_, max)| !max.starts_with('='))
        .map(|(min, max)| format!("{min}..={}", max.trim_start_matches('.')));
    Diagnostic::error(Code::Rule, rule.span, format!("`{text}` are no bounds"))
        .expected(expected)
        .suggest(repaired.as_deref())
}
