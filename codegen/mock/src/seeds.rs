//! The values that a spec's examples show, as the first things the provider holds.

use bindery_codegen::ir::{ExampleRole, TypeIndex, TypeShape};
use serde_json::Value;

use crate::examples::parsed;
use crate::provider::Provider;
use crate::resource::{Action, Resource};
use crate::store::Item;
use crate::success::Success;
use crate::user::User;

/// Puts the examples of every type that the provider keeps into its state, each key once.
pub(crate) fn plant(provider: &Provider) {
    for (ty, resource) in &provider.resources {
        for value in shown(provider, *ty, resource) {
            let Some(key) = resource.key_of(&value) else {
                continue;
            };
            let mut state = provider.state();
            if state.store.get(*ty, &key).is_none() {
                let item = Item {
                    value,
                    creator: User::FIRST,
                    agreed_key: None,
                };
                state.store.insert(*ty, key, item);
            }
        }
    }
}

/// Examples with all members first: what an answer to a creation shows is more than a list does.
fn shown(provider: &Provider, ty: TypeIndex, resource: &Resource) -> Vec<Value> {
    let api = provider.api();
    let mut values = Vec::new();
    for action in [Action::Create, Action::Get, Action::List, Action::Update] {
        let Some(operation) = resource.operation(api, action) else {
            continue;
        };
        let success = Success::of(api, operation, Some(action));
        for whole in success.examples() {
            match success.unwrapped(whole) {
                Value::Array(items) => values.extend(items),
                Value::Object(members) if action == Action::List => {
                    let arrays = members.into_iter().filter_map(|(_, value)| match value {
                        Value::Array(items) => Some(items),
                        _ => None,
                    });
                    values.extend(arrays.flatten());
                }
                value => values.push(value),
            }
        }
    }
    let def = api.type_def(ty);
    if matches!(def.shape, TypeShape::Object(_)) {
        let examples = def.examples.iter();
        let of_type = examples.filter(|example| matches!(example.role, ExampleRole::Type { .. }));
        values.extend(of_type.filter_map(parsed));
    }
    values
}
