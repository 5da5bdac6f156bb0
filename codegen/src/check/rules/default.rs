//! Defaults are values of their type and keep the other rules.

use serde_json::Value;

use crate::check::json::Json;
use crate::check::value::{Comparison, Direction};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::ir::{Api, Field, Length, Resolved, Spanned};

use super::bounds::within;

pub(super) fn check(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    let Some(default) = &field.rules.default else {
        return;
    };
    let text = default.value.to_string();
    match Json::parse(&text) {
        Ok(json) => {
            let mismatches = Comparison::new(api, Direction::Either).of_value(&json, &field.ty);
            if let Some(mismatch) = mismatches
                .into_iter()
                .find(|mismatch| mismatch.severity == Severity::Error)
            {
                report.push(
                    Diagnostic::error(
                        Code::ValueType,
                        default.span,
                        format!(
                            "this default is not of the field's type: {}",
                            mismatch.message
                        ),
                    )
                    .suggest(mismatch.suggestion.as_deref())
                    .related(mismatch.ty, "the type"),
                );
            }
        }
        Err(problem) => report.push(Diagnostic::error(
            Code::ValueType,
            default.span,
            format!("this default cannot be read: {}", problem.message),
        )),
    }
    if let Some(rule) = broken_rule(&default.value, field) {
        report.push(Diagnostic::error(
            Code::RuleValue,
            default.span,
            format!("this default does not keep the rule on {rule}"),
        ));
    }
}

fn broken_rule(default: &Value, field: &Field<Resolved>) -> Option<&'static str> {
    let rules = &field.rules;
    let keeps = |length: Option<&Spanned<Length>>, count: usize| {
        length.is_none_or(|length| {
            let count = count as u64;
            length.value.min.is_none_or(|min| count >= min)
                && length.value.max.is_none_or(|max| count <= max)
        })
    };
    match default {
        Value::Number(number) => {
            let value = number.as_f64()?;
            let range = rules.range.as_deref()?;
            (!within(value, &range.value)).then_some("its range")
        }
        Value::String(text) => {
            (!keeps(rules.length.as_deref(), text.chars().count())).then_some("its length")
        }
        Value::Array(items) => {
            (!keeps(rules.items.as_deref(), items.len())).then_some("the number of its items")
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}
