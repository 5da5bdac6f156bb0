//! Regular expressions, in the dialect of JSON Schema: is each one well formed?
//!
//! Only the form is judged: groups and classes close, quantifiers have something to repeat, escapes
//! escape something. What an engine supports beyond that differs, and no pattern is ever run here.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Field, Resolved};

pub(super) fn check(field: &Field<Resolved>, report: &mut Report) {
    if let Some(pattern) = &field.rules.pattern
        && let Err(problem) = well_formed(&pattern.value)
    {
        report.push(Diagnostic::error(
            Code::RuleValue,
            pattern.span,
            format!("this is no regular expression: {problem}"),
        ));
    }
}

#[derive(Debug, PartialEq)]
enum Problem {
    OpenGroup,
    CloseGroup,
    OpenClass,
    Escape,
    NothingToRepeat,
    Counts,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OpenGroup => "a group is never closed",
            Self::CloseGroup => "`)` closes no group",
            Self::OpenClass => "`[` is never closed",
            Self::Escape => "the last `\\` escapes nothing",
            Self::NothingToRepeat => "a quantifier has nothing to repeat",
            Self::Counts => "`{n,m}` needs n to be at most m",
        })
    }
}

fn well_formed(pattern: &str) -> Result<(), Problem> {
    let mut rest = pattern;
    let mut open_groups = 0_usize;
    // Whether there is something before that a quantifier can repeat.
    let mut repeatable = false;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '\\' => {
                let escaped = rest.chars().next().ok_or(Problem::Escape)?;
                rest = &rest[escaped.len_utf8()..];
                // `\b` and `\B` are places, not characters.
                repeatable = !matches!(escaped, 'b' | 'B');
            }
            '[' => {
                rest = after_class(rest)?;
                repeatable = true;
            }
            '(' => {
                open_groups += 1;
                for prefix in ["?:", "?=", "?!", "?<=", "?<!"] {
                    if let Some(after) = rest.strip_prefix(prefix) {
                        rest = after;
                        break;
                    }
                }
                if let Some(name) = rest.strip_prefix("?<") {
                    rest = name.split_once('>').ok_or(Problem::OpenGroup)?.1;
                }
                repeatable = false;
            }
            ')' => {
                open_groups = open_groups.checked_sub(1).ok_or(Problem::CloseGroup)?;
                repeatable = true;
            }
            '*' | '+' | '?' => {
                quantifier(&mut rest, &mut repeatable)?;
            }
            '{' => {
                if let Some((counts, after)) = counts(rest) {
                    if counts.1.is_some_and(|most| most < counts.0) {
                        return Err(Problem::Counts);
                    }
                    rest = after;
                    quantifier(&mut rest, &mut repeatable)?;
                } else {
                    // A brace that counts nothing stands for itself.
                    repeatable = true;
                }
            }
            '|' | '^' | '$' => repeatable = false,
            _ => repeatable = true,
        }
    }
    if open_groups > 0 {
        return Err(Problem::OpenGroup);
    }
    Ok(())
}

fn quantifier(rest: &mut &str, repeatable: &mut bool) -> Result<(), Problem> {
    if !*repeatable {
        return Err(Problem::NothingToRepeat);
    }
    *rest = rest.strip_prefix('?').unwrap_or(rest);
    *repeatable = false;
    Ok(())
}

/// The rest of the pattern after a class whose `[` has been read.
fn after_class(class: &str) -> Result<&str, Problem> {
    let mut escaped = false;
    for (position, character) in class.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => return Ok(&class[position + 1..]),
            _ => {}
        }
    }
    Err(if escaped {
        Problem::Escape
    } else {
        Problem::OpenClass
    })
}

/// The least and greatest count of `n}`, `n,}` or `n,m}`, and the pattern after it.
fn counts(rest: &str) -> Option<((u64, Option<u64>), &str)> {
    let (inner, after) = rest.split_once('}')?;
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse().ok())
            .flatten()
    };
    let counts = match inner.split_once(',') {
        None => {
            let count = number(inner)?;
            (count, Some(count))
        }
        Some((least, "")) => (number(least)?, None),
        Some((least, most)) => (number(least)?, Some(number(most)?)),
    };
    Some((counts, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_patterns_pass() {
        for pattern in [
            "^https://",
            "",
            "a|b|",
            "(?:a(b)c)+?",
            "(?<year>\\d{4})-(?<!x)y(?=z)",
            "[^\\]a-z]{2,}",
            "[]",
            "\\(\\[\\{",
            "x{1,3}y{2}z{",
            "\\p{L}+",
            "^\\$or$",
        ] {
            assert_eq!(well_formed(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn broken_patterns_say_what_is_wrong() {
        for (pattern, problem) in [
            ("(a", Problem::OpenGroup),
            ("(?<name", Problem::OpenGroup),
            ("a)", Problem::CloseGroup),
            ("[a", Problem::OpenClass),
            ("[a\\", Problem::Escape),
            ("a\\", Problem::Escape),
            ("*a", Problem::NothingToRepeat),
            ("a|+", Problem::NothingToRepeat),
            ("a**", Problem::NothingToRepeat),
            ("a{3,1}", Problem::Counts),
        ] {
            assert_eq!(well_formed(pattern), Err(problem), "{pattern}");
        }
    }
}
