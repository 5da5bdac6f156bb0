//! Values of enums.

use crate::check::json::{Json, JsonValue};
use crate::check::view::kinds;
use crate::diagnostic::Severity;
use crate::ir::{Enum, Resolved, TypeExpr};

use super::{Comparison, Mismatch, is_literal};

impl<'a> Comparison<'a> {
    pub(super) fn enumerated(
        &mut self,
        json: &Json,
        values: &'a Enum<Resolved>,
        ty: &'a TypeExpr<Resolved>,
    ) {
        let right_kind = json
            .kind()
            .is_some_and(|kind| kinds(self.api, ty).contains(kind));
        if !right_kind {
            self.wrong_kind(json, ty);
            return;
        }
        let known = self.api.all_values(values);
        if known
            .iter()
            .any(|value| is_literal(json, &value.wire.value))
        {
            return;
        }
        if values.open {
            let is_integer =
                !matches!(&json.value, JsonValue::Number(number) if number.parse::<i64>().is_err());
            if !is_integer {
                self.wrong_kind(json, ty);
            }
            return;
        }
        let suggestion = match &json.value {
            JsonValue::String(text) => {
                let texts: Vec<String> = known
                    .iter()
                    .map(|value| value.wire.value.to_string())
                    .collect();
                self.suggest(text, texts.iter().map(String::as_str))
            }
            _ => None,
        };
        self.mismatches.push(Mismatch {
            severity: Severity::Error,
            place: json.place.clone(),
            message: format!("{} is no value of this enum", json.in_words()),
            suggestion,
            ty: ty.span,
        });
    }
}
