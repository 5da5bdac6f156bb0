//! The type that only deliveries of webhooks have.

use std::collections::BTreeSet;

use crate::ir::{Api, MaybeKnown, Resolved, TypeIndex, TypeKind, TypeShape};

use super::{references, usage};

/// The object that a delivery is, where nothing else refers to it.
pub(super) fn only_delivered(api: &Api<Resolved>) -> Option<TypeIndex> {
    let MaybeKnown::Known { value: named } = &api.events.as_ref()?.delivery.value else {
        return None;
    };
    let (object, _) = object(api, *named)?;
    let by_types =
        (0..api.types.len()).flat_map(|index| references::of_type(api, TypeIndex(index)));
    let by_types = by_types.map(|(_, found)| found.target);
    let by_others = usage::roots(api)
        .into_iter()
        .flat_map(|(expr, _)| references::in_expr(expr))
        .map(|found| found.target);
    let is_referred_to = by_types.chain(by_others).any(|target| target == object);
    (!is_referred_to).then_some(object)
}

/// The object behind a name and its aliases.
pub(crate) fn object(
    api: &Api<Resolved>,
    named: TypeIndex,
) -> Option<(TypeIndex, &crate::ir::Object<Resolved>)> {
    let mut index = named;
    let mut seen = BTreeSet::new();
    while seen.insert(index) {
        match &api.type_def(index).shape {
            TypeShape::Object(object) => return Some((index, object)),
            TypeShape::Alias(alias) => match &alias.target.kind {
                TypeKind::Named { name } => index = *name,
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}
