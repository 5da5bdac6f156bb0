//! Rules of fields: they fit the type, the place and one another.

mod bounds;
mod default;
mod example;
mod pattern;
mod place;
mod webhook;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Field, JsonKind, Resolved};

use super::view::{JsonKinds, kinds};
use super::visit::{FieldPlace, Visitor, visit};

/// Checks the rules of every field and parameter.
pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    visit(api, &mut Fields { api, report });
}

struct Fields<'a, 'r> {
    api: &'a Api<Resolved>,
    report: &'r mut Report,
}

impl<'a> Visitor<'a> for Fields<'a, '_> {
    fn field(&mut self, field: &'a Field<Resolved>, place: FieldPlace) {
        fits_type(self.api, field, self.report);
        bounds::check(self.api, field, self.report);
        default::check(self.api, field, self.report);
        example::check(self.api, field, self.report);
        pattern::check(field, self.report);
        place::check(field, place, self.report);
        webhook::check(self.api, field, self.report);
    }
}

/// Rules that hold for values of some kinds only.
fn fits_type(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    let possible = kinds(api, &field.ty);
    let rules = &field.rules;
    let only_strings = possible == JsonKinds::only(JsonKind::String);
    let some = |kind| possible.contains(kind);
    let judged = [
        (
            rules.range.is_some(),
            some(JsonKind::Number) || is_decimal(api, field),
            "a range",
            "a number",
        ),
        (
            rules.length.is_some(),
            some(JsonKind::String),
            "`len`",
            "a string; for an array it is `items`",
        ),
        (
            rules.pattern.is_some(),
            some(JsonKind::String),
            "`matches`",
            "a string",
        ),
        (
            rules.items.is_some(),
            some(JsonKind::Array),
            "`items`",
            "an array",
        ),
        (rules.unique, some(JsonKind::Array), "`unique`", "an array"),
        (
            rules.replaced_whole,
            some(JsonKind::Array),
            "`replaced whole`",
            "an array",
        ),
        (rules.secret, only_strings, "`secret`", "a string"),
        (
            rules.flag,
            possible == JsonKinds::only(JsonKind::Boolean),
            "`flag`",
            "a boolean",
        ),
        (
            rules.deep_object,
            some(JsonKind::Object) || some(JsonKind::Array),
            "`deep object`",
            "an object or a map",
        ),
        (
            rules.array_style.is_some(),
            some(JsonKind::Array) || rules.deep_object,
            "how arrays are written",
            "an array",
        ),
    ];
    for (is_given, fits, rule, holder) in judged {
        if is_given && !fits {
            report.push(
                Diagnostic::error(
                    Code::RuleType,
                    field.span,
                    format!(
                        "the rule {rule} has no meaning for `{}`, which is {possible}",
                        field.wire.value
                    ),
                )
                .expected(format!("{rule} on {holder}")),
            );
        }
    }
}

/// A decimal is text on the wire, but has bounds like a number.
fn is_decimal(api: &Api<Resolved>, field: &Field<Resolved>) -> bool {
    matches!(
        super::view::peel(api, &field.ty).kind,
        crate::ir::TypeKind::Scalar {
            scalar: crate::ir::Scalar::Decimal
        }
    )
}
