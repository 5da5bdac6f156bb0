//! Values of the built-in types.

use crate::diagnostic::Severity;
use crate::ir::Scalar;
use crate::source::Span;

use super::super::json::{Json, JsonValue};
use super::Comparison;
use super::text::{Fit, number_fits, string_fits};

impl Comparison<'_> {
    pub(super) fn scalar(&mut self, json: &Json, scalar: Scalar, span: Span) {
        let fit = match (&json.value, scalar) {
            (_, Scalar::Json) | (JsonValue::Boolean(_), Scalar::Boolean) => Fit::Yes,
            (JsonValue::Number(number), _) => number_fits(number, scalar),
            (JsonValue::String(text), _) => string_fits(text, scalar),
            _ => Fit::No,
        };
        let severity = match fit {
            Fit::Yes => return,
            // A client keeps such a text and reports it.
            Fit::Kept => Severity::Warning,
            Fit::No => Severity::Error,
        };
        let message = format!("expected {}, found {}", scalar.in_words(), json.in_words());
        self.push(severity, json.place.clone(), message, span);
    }
}

/// Whether a JSON value is of a built-in type: a provider would take it, and a client would have to
/// keep nothing as mere text.
pub fn fits_scalar(value: &serde_json::Value, scalar: Scalar) -> bool {
    match value {
        _ if scalar == Scalar::Json => true,
        serde_json::Value::Bool(_) => scalar == Scalar::Boolean,
        serde_json::Value::Number(number) => number_fits(&number.to_string(), scalar) == Fit::Yes,
        serde_json::Value::String(text) => string_fits(text, scalar) == Fit::Yes,
        _ => false,
    }
}
