//! Rules that have a meaning in some places only, or not together.

use crate::check::visit::FieldPlace;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Content, Field, Need, ParameterPlace, Resolved};

pub(super) fn check(field: &Field<Resolved>, place: FieldPlace, report: &mut Report) {
    let rules = &field.rules;
    let is_encoded = match place {
        // An object may be what a query or a form holds.
        FieldPlace::Parameter(_) | FieldPlace::Body(Content::Form) | FieldPlace::Object => true,
        FieldPlace::Body(Content::Json | Content::Multipart | Content::Bytes)
        | FieldPlace::Beside => false,
    };
    let is_sent = matches!(place, FieldPlace::Parameter(_) | FieldPlace::Body(_));
    let is_flag_place = matches!(
        place,
        FieldPlace::Parameter(ParameterPlace::Query)
            | FieldPlace::Body(Content::Form)
            | FieldPlace::Object
    );
    let is_read = place == FieldPlace::Beside;
    let misplaced = [
        (
            rules.array_style.is_some() && !is_encoded,
            "a rule on how an array is written",
            "JSON has arrays of its own",
        ),
        (
            rules.deep_object && !is_encoded,
            "the rule `deep object`",
            "JSON has objects of its own",
        ),
        (
            rules.flag && !is_flag_place,
            "the rule `flag`",
            "only a query has bare names",
        ),
        (
            rules.read_only && is_sent,
            "the rule `read only`",
            "this is sent",
        ),
        (
            rules.write_only && is_read,
            "the rule `write only`",
            "this is read",
        ),
        (
            rules.omission_resets && is_read,
            "the rule `omission resets`",
            "this is read",
        ),
        (
            rules.replaced_whole && is_read,
            "the rule `replaced whole`",
            "this is read",
        ),
    ];
    for (is_misplaced, rule, why) in misplaced {
        if is_misplaced {
            report.push(Diagnostic::error(
                Code::RulePlace,
                field.span,
                format!("{rule} has no meaning here: {why}"),
            ));
        }
    }
    if rules.read_only && rules.write_only {
        report.push(Diagnostic::error(
            Code::RuleValue,
            field.span,
            format!(
                "`{}` cannot be both read only and write only",
                field.wire.value
            ),
        ));
    }
    if rules.omission_resets && field.need == Need::Required {
        report.push(Diagnostic::error(
            Code::RuleValue,
            field.span,
            format!(
                "`{}` is required, so it is never left out",
                field.wire.value
            ),
        ));
    }
}
