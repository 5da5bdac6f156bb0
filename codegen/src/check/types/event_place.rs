//! `event` stands in the type of the delivery and nowhere else.

use std::collections::BTreeSet;

use crate::check::visit::{Visitor, visit};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Field, MAX_CHAIN, MaybeKnown, Resolved, TypeExpr, TypeIndex, TypeKind, TypeShape,
};
use crate::source::Span;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let delivery = delivery_fields(api);
    visit(
        api,
        &mut EventPlaces {
            delivery: &delivery,
            report,
        },
    );
}

/// Where the fields of the delivery's type have their types.
fn delivery_fields(api: &Api<Resolved>) -> BTreeSet<Span> {
    let delivery = api.events.as_ref().map(|events| &events.delivery.value);
    let Some(MaybeKnown::Known { value }) = delivery else {
        return BTreeSet::new();
    };
    own_fields(api, *value, MAX_CHAIN)
        .into_iter()
        .map(|field| field.ty.span)
        .collect()
}

fn own_fields(api: &Api<Resolved>, index: TypeIndex, aliases_left: usize) -> Vec<&Field<Resolved>> {
    match &api.type_def(index).shape {
        TypeShape::Object(object) => api.all_fields(object),
        TypeShape::Alias(alias) if aliases_left > 0 => match &alias.target.kind {
            TypeKind::Named { name } => own_fields(api, *name, aliases_left - 1),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

struct EventPlaces<'s, 'r> {
    delivery: &'s BTreeSet<Span>,
    report: &'r mut Report,
}

impl<'a> Visitor<'a> for EventPlaces<'_, '_> {
    fn type_expr(&mut self, ty: &'a TypeExpr<Resolved>) {
        let bare = match &ty.kind {
            TypeKind::Event => true,
            TypeKind::Array { items } => matches!(items.kind, TypeKind::Event),
            _ => false,
        };
        let allowed = bare && self.delivery.contains(&ty.span);
        if !allowed && holds_event(ty) {
            self.report.push(
                Diagnostic::error(Code::EventPlace, ty.span, "`event` has no meaning here")
                    .expected("`event` or `event[]` as the type of a field of the delivery's type"),
            );
        }
    }
}

fn holds_event(ty: &TypeExpr<Resolved>) -> bool {
    match &ty.kind {
        TypeKind::Event => true,
        TypeKind::Array { items } => holds_event(items),
        TypeKind::Map { values } => holds_event(values),
        TypeKind::Tuple { items } => items.iter().any(holds_event),
        TypeKind::Alternatives { alternatives } => alternatives.iter().any(holds_event),
        TypeKind::Scalar { .. } | TypeKind::Literal { .. } | TypeKind::Named { .. } => false,
    }
}
