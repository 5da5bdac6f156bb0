//! The names that a spec has.

use crate::ir::{Api, BodyShape, Resolved, TypeShape};

/// All names, in the order of the spec.
pub(super) fn names(api: &Api<Resolved>) -> Vec<String> {
    let mut names = Vec::new();
    for operation in &api.operations {
        let id = operation.id.value.to_string();
        let in_body = match operation.body.as_ref().map(|body| &body.shape) {
            Some(BodyShape::Fields { fields }) => fields.as_slice(),
            _ => &[],
        };
        let beside = operation.responses.iter().flat_map(|it| &it.beside);
        let parameters = operation.parameters.iter().map(|it| &it.field);
        let all = parameters.chain(in_body).chain(beside);
        let all: Vec<String> = all
            .map(|field| format!("{id}.{}", field.wire.value))
            .collect();
        names.push(id);
        names.extend(all);
    }
    for def in &api.types {
        let name = &def.name.value;
        names.push(name.clone());
        match &def.shape {
            TypeShape::Object(object) => {
                let fields = api.all_fields(object);
                names.extend(
                    fields
                        .iter()
                        .map(|field| format!("{name}.{}", field.wire.value)),
                );
            }
            TypeShape::Enum(shape) => {
                let values = api.all_values(shape);
                names.extend(
                    values
                        .iter()
                        .map(|value| format!("{name}.{}", value.wire.value)),
                );
            }
            TypeShape::Union(_) | TypeShape::Alias(_) => {}
        }
    }
    let events = api.events.iter().flat_map(|events| &events.events);
    names.extend(events.map(|event| event.name.value.clone()));
    names
}
