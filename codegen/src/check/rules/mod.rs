//! Rules of fields: they fit the type, the place and one another.

mod bounds;
mod default;
mod example;
mod pattern;
mod place;
mod webhook;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Field, JsonKind, Resolved, Scalar, Spanned, TypeKind};
use crate::source::Span;

use super::view::{JsonKinds, kinds, peel};
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

/// A rule of a field: what it is called, what it is for, and where it stands if it is given.
struct Given {
    rule: &'static str,
    holder: &'static str,
    span: Option<Span>,
    fits: bool,
}

/// Rules that hold for values of some kinds only.
fn fits_type(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    let possible = kinds(api, &field.ty);
    for given in given(api, field, possible) {
        if let Some(span) = given.span
            && !given.fits
        {
            report.push(
                Diagnostic::error(
                    Code::RuleType,
                    span,
                    format!(
                        "{} has no meaning for `{}`, which is {possible}",
                        given.rule, field.wire.value
                    ),
                )
                .expected(given.holder),
            );
        }
    }
}

fn given(api: &Api<Resolved>, field: &Field<Resolved>, possible: JsonKinds) -> [Given; 10] {
    let rules = &field.rules;
    let row = |is_given: bool| is_given.then_some(field.span);
    let rule = |rule, holder, span, fits| Given {
        rule,
        holder,
        span,
        fits,
    };
    let string = possible.contains(JsonKind::String);
    let number = possible.contains(JsonKind::Number) || is_decimal(api, field);
    let array = possible.contains(JsonKind::Array);
    let nested = array || possible.contains(JsonKind::Object);
    let only = |kind| possible == JsonKinds::only(kind);
    [
        rule(
            "a range",
            "a number",
            span_of(rules.range.as_deref()),
            number,
        ),
        rule(
            "the rule `len`",
            "a string; for an array it is `items`",
            span_of(rules.length.as_deref()),
            string,
        ),
        rule(
            "the rule `matches`",
            "a string",
            span_of(rules.pattern.as_ref()),
            string,
        ),
        rule(
            "the rule `items`",
            "an array",
            span_of(rules.items.as_deref()),
            array,
        ),
        rule("the rule `unique`", "an array", row(rules.unique), array),
        rule(
            "the rule `replaced whole`",
            "an array",
            row(rules.replaced_whole),
            array,
        ),
        rule(
            "the rule `secret`",
            "a string",
            row(rules.secret),
            only(JsonKind::String),
        ),
        rule(
            "the rule `flag`",
            "a boolean",
            row(rules.flag),
            only(JsonKind::Boolean),
        ),
        rule(
            "the rule `deep object`",
            "an object or a map",
            row(rules.deep_object),
            nested,
        ),
        rule(
            "a rule on how arrays are written",
            "an array",
            span_of(rules.array_style.as_ref()),
            array || rules.deep_object,
        ),
    ]
}

fn span_of<T>(rule: Option<&Spanned<T>>) -> Option<Span> {
    rule.map(|rule| rule.span)
}

/// A decimal is text on the wire, but has bounds like a number.
fn is_decimal(api: &Api<Resolved>, field: &Field<Resolved>) -> bool {
    matches!(
        peel(api, &field.ty).kind,
        TypeKind::Scalar {
            scalar: Scalar::Decimal
        }
    )
}
