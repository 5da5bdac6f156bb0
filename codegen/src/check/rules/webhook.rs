//! Fields that the traits across providers take: an address, event names, a key.

use crate::check::view::{kinds, peel};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Field, JsonKind, Resolved, TypeExpr, TypeKind, WebhookRole};

pub(super) fn check(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    let (fits, rule, expected) = match field.rules.webhook {
        None => return,
        Some(WebhookRole::Url) => (is_text(api, &field.ty), "webhook url", "a text"),
        Some(WebhookRole::Secret) => (is_text(api, &field.ty), "webhook secret", "a text"),
        Some(WebhookRole::Events) => {
            let item = match peel(api, &field.ty).kind {
                TypeKind::Array { items } => items,
                _ => &field.ty,
            };
            (
                is_text(api, item),
                "webhook events",
                "a text, an enum of texts, `json`, or an array of one",
            )
        }
    };
    if !fits {
        report.push(
            Diagnostic::error(
                Code::RuleType,
                field.span,
                format!(
                    "the rule `{rule}` has no meaning for the type of `{}`",
                    field.wire.value
                ),
            )
            .expected(expected),
        );
    }
}

fn is_text(api: &Api<Resolved>, ty: &TypeExpr<Resolved>) -> bool {
    kinds(api, ty).contains(JsonKind::String)
}
