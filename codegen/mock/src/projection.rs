//! What an answer shows of a value: the members that its type has.

use bindery_codegen::ir::{Api, Need, Object, Openness, Resolved, TypeExpr, TypeKind, TypeShape};
use serde_json::{Map, Value};

use crate::plausible::{Fill, Plausible};

/// The value as an answer of this type shows it.
pub(crate) fn shown<'a>(
    api: &'a Api<Resolved>,
    value: &Value,
    ty: &'a TypeExpr<Resolved>,
) -> Value {
    match (&ty.kind, value) {
        (TypeKind::Array { items }, Value::Array(values)) => values
            .iter()
            .map(|value| shown(api, value, items))
            .collect(),
        (TypeKind::Map { values }, Value::Object(members)) => {
            let members = members.iter();
            let members = members.map(|(key, value)| (key.clone(), shown(api, value, values)));
            Value::Object(members.collect())
        }
        (TypeKind::Named { name }, value) => match (&api.type_def(*name).shape, value) {
            (TypeShape::Alias(alias), value) => shown(api, value, &alias.target),
            (TypeShape::Object(definition), Value::Object(members)) => {
                Value::Object(object(api, members, definition))
            }
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

fn object<'a>(
    api: &'a Api<Resolved>,
    members: &Map<String, Value>,
    definition: &'a Object<Resolved>,
) -> Map<String, Value> {
    let fields = api.all_fields(definition);
    let mut kept = Map::new();
    for field in &fields {
        let name = field.wire.value.as_str();
        if field.rules.write_only {
            continue;
        }
        match members.get(name) {
            Some(value) => {
                kept.insert(name.to_owned(), shown(api, value, &field.ty));
            }
            None if field.need == Need::Required => {
                let made = Plausible::new(api, Fill::Required).of_field(field);
                kept.insert(name.to_owned(), made);
            }
            None => {}
        }
    }
    if definition.openness == Openness::Keep {
        for (name, value) in members {
            if !fields.iter().any(|field| field.wire.value.as_str() == name) {
                kept.insert(name.clone(), value.clone());
            }
        }
    }
    kept
}
