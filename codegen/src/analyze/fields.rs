//! The members of types that extend others.

use crate::ir::{Api, Enum, EnumValue, Field, Object, Resolved, TypeShape};

/// How many steps of `extends` are followed. The check refuses cycles; this bounds what it allows.
const EXTENDS_LIMIT: usize = 64;

/// The fields of an object, those of the objects that it extends first.
pub fn object_fields<'a>(
    api: &'a Api<Resolved>,
    object: &'a Object<Resolved>,
) -> Vec<&'a Field<Resolved>> {
    let mut fields = Vec::new();
    collect_fields(api, object, &mut fields, EXTENDS_LIMIT);
    fields
}

fn collect_fields<'a>(
    api: &'a Api<Resolved>,
    object: &'a Object<Resolved>,
    fields: &mut Vec<&'a Field<Resolved>>,
    limit: usize,
) {
    if limit == 0 {
        return;
    }
    for base in &object.extends {
        if let TypeShape::Object(base) = &api.type_def(base.value).shape {
            collect_fields(api, base, fields, limit - 1);
        }
    }
    fields.extend(&object.fields);
}

/// The values of an enum, those of the enums that it extends first.
pub fn enum_values<'a>(
    api: &'a Api<Resolved>,
    enumeration: &'a Enum<Resolved>,
) -> Vec<&'a EnumValue<Resolved>> {
    let mut values = Vec::new();
    collect_values(api, enumeration, &mut values, EXTENDS_LIMIT);
    values
}

fn collect_values<'a>(
    api: &'a Api<Resolved>,
    enumeration: &'a Enum<Resolved>,
    values: &mut Vec<&'a EnumValue<Resolved>>,
    limit: usize,
) {
    if limit == 0 {
        return;
    }
    for base in &enumeration.extends {
        if let TypeShape::Enum(base) = &api.type_def(base.value).shape {
            collect_values(api, base, values, limit - 1);
        }
    }
    values.extend(&enumeration.values);
}
