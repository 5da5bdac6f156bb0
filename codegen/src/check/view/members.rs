//! The fields of an object and the values of an enum, those they extend included.

use std::collections::BTreeSet;

use crate::ir::{Api, Enum, EnumValue, Field, Object, Resolved, Spanned, TypeIndex, TypeShape};

use super::MAX_CHAIN;

/// The fields of an object, those of what it extends first.
pub(in crate::check) fn fields<'a>(
    api: &'a Api<Resolved>,
    object: &'a Object<Resolved>,
) -> Vec<&'a Field<Resolved>> {
    let mut found = Vec::new();
    for base in ancestors(api, &object.extends) {
        if let TypeShape::Object(base) = &api.type_def(base).shape {
            found.extend(&base.fields);
        }
    }
    found.extend(&object.fields);
    found
}

/// The values of an enum, those of what it extends first.
pub(in crate::check) fn values<'a>(
    api: &'a Api<Resolved>,
    values: &'a Enum<Resolved>,
) -> Vec<&'a EnumValue<Resolved>> {
    let mut found = Vec::new();
    for base in ancestors(api, &values.extends) {
        if let TypeShape::Enum(base) = &api.type_def(base).shape {
            found.extend(&base.values);
        }
    }
    found.extend(&values.values);
    found
}

/// What `extends` leads to, each once, the farthest first.
fn ancestors(api: &Api<Resolved>, extends: &[Spanned<TypeIndex>]) -> Vec<TypeIndex> {
    let mut seen = BTreeSet::new();
    let mut ordered = Vec::new();
    collect(api, extends, MAX_CHAIN, &mut seen, &mut ordered);
    ordered
}

fn collect(
    api: &Api<Resolved>,
    extends: &[Spanned<TypeIndex>],
    depth_left: usize,
    seen: &mut BTreeSet<TypeIndex>,
    ordered: &mut Vec<TypeIndex>,
) {
    let Some(depth_left) = depth_left.checked_sub(1) else {
        return;
    };
    for base in extends {
        if !seen.insert(base.value) {
            continue;
        }
        let further = match &api.type_def(base.value).shape {
            TypeShape::Object(object) => object.extends.as_slice(),
            TypeShape::Enum(values) => values.extends.as_slice(),
            TypeShape::Union(_) | TypeShape::Alias(_) => &[],
        };
        collect(api, further, depth_left, seen, ordered);
        ordered.push(base.value);
    }
}
