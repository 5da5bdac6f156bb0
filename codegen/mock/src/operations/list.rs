//! Listing values.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{Api, Field, ParameterPlace, Resolved, TypeExpr, TypeIndex, TypeKind};
use serde_json::Value;

use super::{Call, pages};
use crate::answer::Answer;
use crate::merge::fields_of;
use crate::projection::shown;
use crate::refusal::Refusal;
use crate::resource::Action;
use crate::success::Success;

pub(super) fn list(call: &mut Call<'_>, ty: TypeIndex) -> Result<Answer, Refusal> {
    let api = call.api();
    let own = TypeExpr {
        kind: TypeKind::Named { name: ty },
        nullable: false,
        span: api.type_def(ty).span,
    };
    let fields = fields_of(api, &own).unwrap_or_default();
    let filters = filters(call, &fields);
    let items: Vec<Value> = {
        let state = call.provider.state();
        let items = state.store.of_type(ty).map(|item| item.value.clone());
        items
            .filter(|value| filters.iter().all(|filter| filter.passes(value)))
            .collect()
    };
    let success = Success::of(api, call.operation, Some(Action::List));
    let listed = item_type(api, &success).unwrap_or(&own);
    let items = items
        .iter()
        .map(|value| shown(api, value, listed))
        .collect();
    let used = filters.iter().map(|filter| filter.name).collect();
    pages::answer(call, items, used)
}

/// The type of the items that a list shows.
fn item_type<'a>(api: &'a Api<Resolved>, success: &Success<'a>) -> Option<&'a TypeExpr<Resolved>> {
    let items = |ty| match peel(api, ty).kind {
        TypeKind::Array { items } => Some(&**items),
        _ => None,
    };
    let ty = success.ty()?;
    items(ty).or_else(|| {
        fields_of(api, ty)?
            .iter()
            .find_map(|field| items(&field.ty))
    })
}

/// A query parameter that is called like a member: only values pass that have the same there.
struct Filter<'a> {
    name: &'a str,
    wanted: Value,
}

impl Filter<'_> {
    fn passes(&self, value: &Value) -> bool {
        match value.get(self.name) {
            Some(Value::Object(members)) => members.values().any(|member| member == &self.wanted),
            member => member == Some(&self.wanted),
        }
    }
}

fn filters<'a>(call: &Call<'a>, fields: &[&Field<Resolved>]) -> Vec<Filter<'a>> {
    let api = call.api();
    call.operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == ParameterPlace::Query)
        .filter_map(|parameter| {
            let wire = &parameter.field.wire.value;
            let wanted = call.parameters.query.get(wire.as_str())?;
            let field = fields.iter().find(|field| &field.wire.value == wire)?;
            let same = peel(api, &field.ty).kind == peel(api, &parameter.field.ty).kind;
            let names_it = || {
                fields_of(api, &field.ty).is_some_and(|fields| {
                    fields
                        .iter()
                        .any(|key| key.ty.kind == parameter.field.ty.kind)
                })
            };
            (same || names_it()).then(|| Filter {
                name: wire.as_str(),
                wanted: wanted.clone(),
            })
        })
        .collect()
}
