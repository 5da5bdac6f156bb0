//! Events that follow from what a request did.

use std::sync::Arc;

use bindery_codegen::ir::{Api, Resolved, TypeExpr, TypeIndex, TypeKind};
use serde_json::Value;

use super::emit;
use crate::projection::shown;
use crate::provider::Provider;
use crate::resource::Action;

/// Delivers what the events table says of this change, in the background: a provider does not keep whoever
/// changed something waiting.
pub(crate) fn changed(provider: &Arc<Provider>, ty: TypeIndex, action: Action, value: &Value) {
    let api = provider.api();
    let Some(name) = event(api, ty, action) else {
        return;
    };
    let own = TypeExpr {
        kind: TypeKind::Named { name: ty },
        nullable: false,
        span: api.type_def(ty).span,
    };
    let event = shown(api, value, &own);
    let name = name.to_owned();
    let provider = Arc::clone(provider);
    tokio::spawn(async move {
        // The event is documented; its name was just found.
        let _ = emit(&provider, &name, Some(&event)).await;
    });
}

/// The event of this type whose name ends in a word for the action, as in `note.created`.
fn event(api: &Api<Resolved>, ty: TypeIndex, action: Action) -> Option<&str> {
    let words: &[&str] = match action {
        Action::Create => &["created", "added"],
        Action::Update => &["updated", "changed"],
        Action::Delete => &["deleted", "removed"],
        Action::List | Action::Get => return None,
    };
    let mut events = api.events.as_ref()?.events.iter();
    let event = events.find(|event| {
        let name = event.name.value.as_str();
        let last = name
            .rsplit(|character: char| !character.is_alphanumeric())
            .next();
        matches!(&event.ty.kind, TypeKind::Named { name } if *name == ty)
            && last.is_some_and(|last| words.contains(&last.to_lowercase().as_str()))
    })?;
    Some(&event.name.value)
}
