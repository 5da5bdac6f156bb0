//! Which types hold a secret.

use crate::ir::{Api, Resolved, TypeIndex, TypeShape};

use super::references;

/// For each type whether a value of it holds a secret at any depth.
pub(super) fn secrets(api: &Api<Resolved>) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    let mut secret = vec![false; api.types.len()];
    let mut open = Vec::new();
    for (index, def) in api.types.iter().enumerate() {
        for (_, found) in references::of_type(api, TypeIndex(index)) {
            holders[found.target.0].push(index);
        }
        if let TypeShape::Object(object) = &def.shape
            && api
                .all_fields(object)
                .iter()
                .any(|field| field.rules.secret)
        {
            secret[index] = true;
            open.push(index);
        }
    }
    while let Some(index) = open.pop() {
        for &holder in &holders[index] {
            if !std::mem::replace(&mut secret[holder], true) {
                open.push(holder);
            }
        }
    }
    secret
}
