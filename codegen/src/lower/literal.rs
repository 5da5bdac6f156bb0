//! Literals: texts in quotes, whole numbers, true and false.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Literal;

use super::words::Word;

/// The literal that `word` is, written as JSON.
pub(super) fn lower(word: &Word<'_>, report: &mut Report) -> Option<Literal> {
    let literal = match serde_json::from_str::<serde_json::Value>(&word.text) {
        Ok(serde_json::Value::String(text)) => Some(Literal::String(text)),
        Ok(serde_json::Value::Bool(truth)) => Some(Literal::Boolean(truth)),
        Ok(serde_json::Value::Number(number)) => number.as_i64().map(Literal::Integer),
        _ => None,
    };
    if literal.is_none() {
        report.push(
            Diagnostic::error(
                Code::Literal,
                word.span,
                format!("`{}` is no literal", word.text),
            )
            .expected(
                "a JSON string in double quotes, a whole number of 64 bits, `true` or `false`",
            ),
        );
    }
    literal
}

/// A value that is written without quotes: a whole number where it reads as one, else a text.
pub(super) fn unquoted(word: &Word<'_>) -> Literal {
    whole_number(&word.text)
        .map_or_else(|| Literal::String(word.text.to_string()), Literal::Integer)
}

/// The number that `text` is, in the one spelling that JSON has for it.
pub(super) fn whole_number(text: &str) -> Option<i64> {
    text.parse()
        .ok()
        .filter(|number: &i64| number.to_string() == text)
}
