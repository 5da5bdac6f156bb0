//! The attributes of an operation.

use crate::ir::{AuthRequirement, Does, DoesAction, Operation, Scopes, Spanned, Unresolved};
use crate::keyword::Keyword;
use crate::source::Span;

use super::attributes::{Attributes, listed};
use super::draft::Draft;
use super::{json_path, type_expr};

/// What stands for a call without credentials.
const NO_AUTH: &str = "none";

/// Writes the list, unless there is nothing to say.
pub(super) fn write(draft: &mut Draft, operation: &Operation<Unresolved>) {
    let mut list = Attributes::default();
    list.sources(draft, &operation.evidence.sources);
    list.plain(draft, "operation id", operation.operation_id.as_ref());
    list.also_called(draft, &operation.also_called);
    if let Some(scopes) = &operation.scopes {
        list.add("scopes", scope_names(draft, scopes));
    }
    if let Some(auth) = &operation.auth {
        list.add("auth", requirements(draft, auth, operation.span));
    }
    if let Some(pages) = &operation.pages {
        list.add("pages", draft.word(&pages.value.value, pages.span));
    }
    if let Some(envelope) = operation.envelope.keyword() {
        list.add("envelope", envelope);
    }
    if let Some(safe) = &operation.replay_safe {
        list.add("replay", if safe.value { "safe" } else { "never" });
    }
    if let Some(header) = &operation.idempotency_header {
        let name = draft.word(header.value.as_str(), header.span);
        list.add("idempotency", format_args!("header {name}"));
    }
    if let Some(reason) = &operation.deprecated {
        list.add("deprecated", draft.required(&reason.value, reason.span));
    }
    if let Some(does) = &operation.does {
        list.add("does", action(draft, does));
    }
    if let Some(update) = &operation.update {
        list.add("update", draft.keyword(update.value, update.span));
    }
    limits_and_callers(draft, &mut list, operation);
    list.finish(draft);
}

fn limits_and_callers(draft: &mut Draft, list: &mut Attributes, operation: &Operation<Unresolved>) {
    let most: Vec<String> = operation
        .at_most
        .iter()
        .map(|most| {
            let per = listed(draft, &most.per.value, most.per.span);
            format!("{} per {per}", most.count.value)
        })
        .collect();
    if !most.is_empty() {
        list.add("at most", most.join(", "));
    }
    let allowed: Vec<&str> = operation
        .allowed
        .iter()
        .map(|who| draft.keyword(who.value, who.span))
        .collect();
    if !allowed.is_empty() {
        list.add("allowed", allowed.join(", "));
    }
}

fn scope_names(draft: &mut Draft, scopes: &Spanned<Scopes>) -> String {
    let (names, separator, least) = match &scopes.value {
        Scopes::All { names } => (names, ", ", 1),
        Scopes::Any { names } => (names, " or ", 2),
    };
    if names.len() < least {
        draft.refuse(scopes.span, "one of less than two scopes, or none at all");
    }
    let names: Vec<String> = names
        .iter()
        .map(|name| draft.word(name, scopes.span))
        .collect();
    names.join(separator)
}

fn requirements(draft: &mut Draft, auth: &[AuthRequirement<Unresolved>], span: Span) -> String {
    if let [AuthRequirement { schemes }] = auth
        && schemes.is_empty()
    {
        return NO_AUTH.to_owned();
    }
    if auth.is_empty() || auth.iter().any(|it| it.schemes.is_empty()) {
        draft.refuse(
            span,
            "calls with and without credentials cannot be alternatives",
        );
    }
    let alternatives: Vec<String> = auth
        .iter()
        .map(|requirement| {
            let names: Vec<String> = requirement
                .schemes
                .iter()
                .map(|scheme| scheme_name(draft, &scheme.value))
                .collect();
            names.join(" + ")
        })
        .collect();
    alternatives.join(", ")
}

fn scheme_name(draft: &mut Draft, scheme: &Spanned<String>) -> String {
    if scheme.value == NO_AUTH {
        draft.refuse(
            scheme.span,
            "a scheme of this name would be read as no scheme",
        );
    }
    draft.word(&scheme.value, scheme.span)
}

fn action(draft: &mut Draft, does: &Does<Unresolved>) -> String {
    let word = draft.keyword(does.action, does.span);
    let ty = &does.ty.value;
    let ty = type_expr::name(draft, &ty.value, ty.span);
    let keyed = !matches!(does.action, DoesAction::List | DoesAction::Create);
    match &does.by {
        Some(by) if keyed => {
            let path = json_path::text(draft, &by.value, by.span);
            format!("{word} {ty} by {}", draft.word(&path, by.span))
        }
        None if !keyed => format!("{word} {ty}"),
        _ => {
            draft.refuse(
                does.span,
                "get, update and delete have a key, list and create have none",
            );
            String::new()
        }
    }
}
