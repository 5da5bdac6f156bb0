//! Members that are something to webhooks: the address, the names of events.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{Api, Field, Resolved, TypeKind, WebhookRole};
use serde_json::{Map, Value};

use crate::merge::fields_of;

/// Types within types are looked into so far.
const MAX_DEPTH: usize = 16;

/// An object with members that have a role.
pub(super) struct Holder<'v> {
    pub(super) members: &'v Map<String, Value>,
    /// The values of these members; of arrays their items.
    pub(super) values: Vec<&'v Value>,
}

/// The values of the members with this role, at any depth; of arrays their items.
pub(super) fn values<'v>(
    api: &Api<Resolved>,
    members: &'v Map<String, Value>,
    fields: &[&Field<Resolved>],
    role: WebhookRole,
) -> Vec<&'v Value> {
    let holders = holders(api, members, fields, role).into_iter();
    holders.flat_map(|holder| holder.values).collect()
}

/// The objects with members of this role, at any depth.
pub(super) fn holders<'v>(
    api: &Api<Resolved>,
    members: &'v Map<String, Value>,
    fields: &[&Field<Resolved>],
    role: WebhookRole,
) -> Vec<Holder<'v>> {
    let mut found = Vec::new();
    collect(api, members, fields, role, MAX_DEPTH, &mut found);
    found
}

fn collect<'v>(
    api: &Api<Resolved>,
    members: &'v Map<String, Value>,
    fields: &[&Field<Resolved>],
    role: WebhookRole,
    depth_left: usize,
    found: &mut Vec<Holder<'v>>,
) {
    let Some(depth_left) = depth_left.checked_sub(1) else {
        return;
    };
    let mut values = Vec::new();
    for field in fields {
        let Some(value) = members.get(field.wire.value.as_str()) else {
            continue;
        };
        if field.rules.webhook == Some(role) {
            match value {
                Value::Array(items) => values.extend(items),
                value => values.push(value),
            }
            continue;
        }
        let (ty, inner) = match (peel(api, &field.ty).kind, value) {
            (TypeKind::Array { items }, Value::Array(values)) => (&**items, values.as_slice()),
            (_, value) => (&field.ty, std::slice::from_ref(value)),
        };
        let Some(fields) = fields_of(api, ty) else {
            continue;
        };
        for value in inner {
            if let Value::Object(members) = value {
                collect(api, members, &fields, role, depth_left, found);
            }
        }
    }
    if !values.is_empty() {
        found.push(Holder { members, values });
    }
}

/// Whether a field has this role, or a member of it at any depth.
pub(super) fn has(
    api: &Api<Resolved>,
    field: &Field<Resolved>,
    role: WebhookRole,
    depth_left: usize,
) -> bool {
    if field.rules.webhook == Some(role) {
        return true;
    }
    let Some(depth_left) = depth_left.checked_sub(1) else {
        return false;
    };
    let ty = match peel(api, &field.ty).kind {
        TypeKind::Array { items } => items,
        _ => &field.ty,
    };
    let fields = fields_of(api, ty).unwrap_or_default();
    fields.iter().any(|field| has(api, field, role, depth_left))
}
