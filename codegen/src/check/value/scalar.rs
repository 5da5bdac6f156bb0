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
        let message = format!("expected {}, found {}", in_words(scalar), json.in_words());
        self.push(severity, json.place.clone(), message, span);
    }
}

/// A type in a sentence.
pub(super) fn in_words(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "a string",
        Scalar::Integer => "a whole number of 64 bits",
        Scalar::Int32 => "a whole number of 32 bits",
        Scalar::Uint64 => "a whole number from 0 of 64 bits",
        Scalar::Number => "a number",
        Scalar::Decimal => "a decimal number, as text",
        Scalar::Boolean => "a boolean",
        Scalar::Url => "an absolute URL",
        Scalar::Uuid => "a UUID",
        Scalar::Date => "a date such as \"2026-01-31\"",
        Scalar::Datetime => "a time such as \"2026-01-31T09:00:00Z\"",
        Scalar::DatetimeLenient => "a time such as \"2026-01-31 09:00:00 -0800\"",
        Scalar::DatetimeOffset => "a time such as \"2026-01-31T09:00:00-08:00\"",
        Scalar::TimestampSeconds => "a whole number of seconds",
        Scalar::TimestampMillis => "a whole number of milliseconds",
        Scalar::Duration => "a duration such as \"PT1H30M\"",
        Scalar::Bytes => "base64 text",
        Scalar::Json => "JSON",
    }
}
