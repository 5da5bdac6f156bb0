//! The value of the rule `default`: JSON, of which numbers, `true` and `false` stand plain and all else
//! in a code span.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Spanned;

use super::words::Word;

/// A value without a code span.
pub(super) fn plain(word: &Word<'_>, report: &mut Report) -> Option<Spanned<Value>> {
    let value = serde_json::from_str(&word.text).ok().filter(stands_plain);
    if value.is_none() {
        report.push(
            problem(
                word,
                format!("`{}` is neither a number nor `true` or `false`", word.text),
            )
            .expected("any other value as JSON in a code span: `` default `\"red\"` ``"),
        );
    }
    value.map(|value| Spanned::new(value, word.span))
}

/// A value in a code span.
pub(super) fn code(word: &Word<'_>, report: &mut Report) -> Option<Spanned<Value>> {
    match serde_json::from_str(&word.text) {
        Ok(value) if stands_plain(&value) => {
            let found = format!("`{}` needs no code span", word.text);
            report
                .push(problem(word, found).expected("numbers, `true` and `false` as plain words"));
            None
        }
        Ok(value) => Some(Spanned::new(value, word.span)),
        Err(_) => {
            let quoted = Value::from(&*word.text).to_string();
            report.push(
                problem(word, format!("`{}` is no JSON", word.text))
                    .expected("a JSON value; a text stands in double quotes")
                    .suggest(&*quoted),
            );
            None
        }
    }
}

fn stands_plain(value: &Value) -> bool {
    value.is_number() || value.is_boolean()
}

fn problem(word: &Word<'_>, message: String) -> Diagnostic {
    Diagnostic::error(Code::RuleDefault, word.span, message)
}
