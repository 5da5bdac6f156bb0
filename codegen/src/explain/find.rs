//! What stands behind a name.

use crate::ir::{Api, BodyShape, Field, Operation, Resolved, TypeDef, TypeShape};
use crate::plan::{
    ClientCratePlan, FieldPlan, OperationPlan, ResourcePlan, RustName, TypeFile, TypePlan,
};

use super::Found;

/// Finds what is called so.
pub(super) fn find<'a>(
    api: &'a Api<Resolved>,
    plan: &ClientCratePlan,
    name: &str,
) -> Option<Found<'a>> {
    operations(api, plan, name)
        .or_else(|| types(api, plan, name))
        .or_else(|| event(api, plan, name))
}

fn operations<'a>(api: &'a Api<Resolved>, plan: &ClientCratePlan, name: &str) -> Option<Found<'a>> {
    api.operations.iter().find_map(|operation| {
        let id = operation.id.value.to_string();
        let rest = name.strip_prefix(&id)?;
        let (resource, planned) = planned(plan, &id)?;
        if rest.is_empty() {
            return Some(whole_operation(operation, resource, planned));
        }
        parameter(operation, resource, planned, rest.strip_prefix('.')?)
    })
}

fn planned<'p>(
    plan: &'p ClientCratePlan,
    id: &str,
) -> Option<(&'p ResourcePlan, &'p OperationPlan)> {
    plan.resources.iter().find_map(|resource| {
        let mut operations = resource.operations.iter();
        let found = operations.find(|operation| operation.id == id)?;
        Some((resource, found))
    })
}

fn whole_operation<'a>(
    operation: &'a Operation<Resolved>,
    resource: &ResourcePlan,
    plan: &OperationPlan,
) -> Found<'a> {
    let (group, method) = (resource.module.rust_text(), plan.method.rust_text());
    Found {
        kind: "operation",
        span: operation.id.span,
        evidence: &operation.evidence,
        enclosing: &[],
        rust: vec![
            format!("{group}::{}", plan.name.rust_text()),
            format!("client.{group}().{method}()"),
            format!("{group}::{method}(&client, operation)"),
        ],
    }
}

fn parameter<'a>(
    operation: &'a Operation<Resolved>,
    resource: &ResourcePlan,
    plan: &OperationPlan,
    wire: &str,
) -> Option<Found<'a>> {
    let in_body = match operation.body.as_ref().map(|body| &body.shape) {
        Some(BodyShape::Fields { fields }) => fields.as_slice(),
        _ => &[],
    };
    let beside = operation.responses.iter().flat_map(|it| &it.beside);
    let parameters = operation.parameters.iter().map(|it| &it.field);
    let mut all = parameters.chain(in_body).chain(beside);
    let field = all.find(|field| field.wire.value.as_str() == wire)?;
    let owner = format!("{}::{}", resource.module.rust_text(), plan.name.rust_text());
    let planned = plan.parameters.iter().map(|it| &it.field);
    let planned = planned.filter(|it| it.wire == wire);
    Some(Found {
        kind: "parameter",
        span: field.wire.span,
        evidence: &field.evidence,
        enclosing: &operation.evidence.sources,
        rust: planned.map(|it| member(&owner, it)).collect(),
    })
}

/// The constructor that takes a field, or the setter.
fn member(owner: &str, field: &FieldPlan) -> String {
    let name = field.name.rust_text();
    if field.is_argument() {
        format!("{owner}::new(.. {name} ..)")
    } else {
        format!("{owner}::{name}")
    }
}

fn types<'a>(api: &'a Api<Resolved>, plan: &ClientCratePlan, name: &str) -> Option<Found<'a>> {
    let pairs = api.types.iter().zip(&plan.types);
    pairs.into_iter().find_map(|(def, file)| {
        let rest = name.strip_prefix(def.name.value.as_str())?;
        if rest.is_empty() {
            return Some(Found {
                kind: "type",
                span: def.name.span,
                evidence: &def.evidence,
                enclosing: &[],
                rust: match named(file)[..] {
                    [] => delivery_path(plan).into_iter().collect(),
                    ref names => names.iter().map(|it| type_path(it)).collect(),
                },
            });
        }
        within(api, def, file, rest.strip_prefix('.')?)
    })
}

/// The body of a delivery, where it stands beside the events.
fn delivery_path(plan: &ClientCratePlan) -> Option<String> {
    let events = plan.events.as_ref()?;
    let name = &events.delivery.as_ref()?.object.name;
    let module = events.module.rust_text();
    Some(format!("{module}::{}", name.rust_text()))
}

/// The types that stand for a named one: one, or one to read and one to send.
fn named(file: &TypeFile) -> Vec<&RustName> {
    let first = file.types.first().map(TypePlan::name);
    let sent = file.types.iter().skip(1).filter_map(|ty| match ty {
        TypePlan::Object(object) => Some(&object.name),
        _ => None,
    });
    first.into_iter().chain(sent).collect()
}

fn type_path(name: &RustName) -> String {
    format!("types::{}", name.rust_text())
}

fn within<'a>(
    api: &'a Api<Resolved>,
    def: &'a TypeDef<Resolved>,
    file: &TypeFile,
    member: &str,
) -> Option<Found<'a>> {
    match &def.shape {
        TypeShape::Object(object) => {
            let fields = api.all_fields(object);
            let is_asked = |field: &&Field<Resolved>| field.wire.value.as_str() == member;
            let field = fields.into_iter().find(is_asked)?;
            let rust = file.types.iter().filter_map(|ty| match ty {
                TypePlan::Object(plan) => {
                    let field = plan.fields.iter().find(|it| it.wire == member)?;
                    Some(format!(
                        "{}::{}",
                        type_path(&plan.name),
                        field.name.rust_text()
                    ))
                }
                _ => None,
            });
            Some(Found {
                kind: "field",
                span: field.wire.span,
                evidence: &field.evidence,
                enclosing: &def.evidence.sources,
                rust: rust.collect(),
            })
        }
        TypeShape::Enum(shape) => {
            let values = api.all_values(shape);
            let at = values
                .iter()
                .position(|value| value.wire.value.to_string() == member)?;
            let value = values.get(at)?;
            let rust = match file.types.first() {
                Some(TypePlan::Enum(plan)) => plan
                    .values
                    .get(at)
                    .map(|value| format!("{}::{}", type_path(&plan.name), value.name.rust_text())),
                _ => None,
            };
            Some(Found {
                kind: "value",
                span: value.wire.span,
                evidence: &value.evidence,
                enclosing: &def.evidence.sources,
                rust: rust.into_iter().collect(),
            })
        }
        TypeShape::Union(_) | TypeShape::Alias(_) => None,
    }
}

fn event<'a>(api: &'a Api<Resolved>, plan: &ClientCratePlan, name: &str) -> Option<Found<'a>> {
    let events = api.events.as_ref()?;
    let event = events.events.iter().find(|it| it.name.value == name)?;
    let rust = plan.events.as_ref().and_then(|planned| {
        let of_all = planned.event.as_ref()?;
        let kind = of_all.kinds.iter().find(|kind| kind.wire == name)?;
        let module = planned.module.rust_text();
        Some(vec![
            format!(
                "{module}::{}::{}",
                of_all.name.rust_text(),
                kind.variant.rust_text()
            ),
            format!("{module}::{}", kind.kind.rust_text()),
        ])
    });
    Some(Found {
        kind: "event",
        span: event.name.span,
        evidence: &event.evidence,
        enclosing: &[],
        rust: rust.unwrap_or_default(),
    })
}
