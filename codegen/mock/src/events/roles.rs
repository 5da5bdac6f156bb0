//! Members that are something to webhooks: the address, the names of events.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{Api, Field, Resolved, TypeKind, WebhookRole};
use serde_json::{Map, Value};

use crate::merge::fields_of;

/// Types within types are looked into so far.
const MAX_DEPTH: usize = 16;

/// The values of the members with this role, at any depth; of arrays their items.
pub(super) fn values<'a>(
    api: &'a Api<Resolved>,
    members: &Map<String, Value>,
    fields: &[&'a Field<Resolved>],
    role: WebhookRole,
) -> Vec<Value> {
    let mut found = Vec::new();
    collect(api, members, fields, role, MAX_DEPTH, &mut found);
    found
}

fn collect<'a>(
    api: &'a Api<Resolved>,
    members: &Map<String, Value>,
    fields: &[&'a Field<Resolved>],
    role: WebhookRole,
    depth_left: usize,
    found: &mut Vec<Value>,
) {
    let Some(depth_left) = depth_left.checked_sub(1) else {
        return;
    };
    for field in fields {
        let Some(value) = members.get(field.wire.value.as_str()) else {
            continue;
        };
        if field.rules.webhook == Some(role) {
            match value {
                Value::Array(items) => found.extend(items.iter().cloned()),
                value => found.push(value.clone()),
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
