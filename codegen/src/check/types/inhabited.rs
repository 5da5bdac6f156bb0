//! Every type has a finite value. Recursion through something optional, nullable or countable is
//! fine; an object that always holds another of its own kind is not.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Field, Need, Object, Resolved, TypeExpr, TypeIndex, TypeKind, TypeShape};

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let finite = finite_types(api);
    for (ty, finite) in api.types.iter().zip(finite) {
        // Of aliases and unions, those that lead back to themselves are reported as such.
        if finite || !matches!(ty.shape, TypeShape::Object(_)) {
            continue;
        }
        let name = &ty.name;
        report.push(
            Diagnostic::error(
                Code::InfiniteType,
                name.span,
                format!("no finite value of `{}` exists", name.value),
            )
            .help("a required field leads back to this type, or to one without a value: make a field on the way optional, nullable or an array"),
        );
    }
}

/// Which types have a finite value: the least set that its own rule closes. A type that becomes
/// finite has those that use it looked at again.
fn finite_types(api: &Api<Resolved>) -> Vec<bool> {
    let mut used_by = vec![Vec::new(); api.types.len()];
    for (position, ty) in api.types.iter().enumerate() {
        for used in needs(api, &ty.shape) {
            used_by[used.0].push(position);
        }
    }
    let mut finite = vec![false; api.types.len()];
    let mut to_look_at: Vec<usize> = (0..api.types.len()).rev().collect();
    while let Some(position) = to_look_at.pop() {
        if !finite[position] && shape_is_finite(api, &api.types[position].shape, &finite) {
            finite[position] = true;
            to_look_at.extend(&used_by[position]);
        }
    }
    finite
}

/// The types without which this one may have no value.
fn needs(api: &Api<Resolved>, shape: &TypeShape<Resolved>) -> Vec<TypeIndex> {
    let mut found = Vec::new();
    match shape {
        TypeShape::Object(object) => {
            for field in required(api, object) {
                named(&field.ty, &mut found);
            }
        }
        TypeShape::Union(union) => {
            for variant in &union.variants {
                named(&variant.ty, &mut found);
            }
        }
        TypeShape::Alias(alias) => named(&alias.target, &mut found),
        TypeShape::Enum(_) => {}
    }
    found
}

fn named(ty: &TypeExpr<Resolved>, found: &mut Vec<TypeIndex>) {
    match &ty.kind {
        TypeKind::Named { name } => found.push(*name),
        TypeKind::Tuple { items: types }
        | TypeKind::Alternatives {
            alternatives: types,
        } => {
            for ty in types {
                named(ty, found);
            }
        }
        _ => {}
    }
}

fn shape_is_finite(api: &Api<Resolved>, shape: &TypeShape<Resolved>, finite: &[bool]) -> bool {
    match shape {
        TypeShape::Object(object) => required(api, object)
            .into_iter()
            .all(|field| is_finite(&field.ty, finite)),
        TypeShape::Enum(_) => true,
        TypeShape::Union(union) => {
            union.variants.is_empty()
                || union
                    .variants
                    .iter()
                    .any(|variant| is_finite(&variant.ty, finite))
        }
        TypeShape::Alias(alias) => is_finite(&alias.target, finite),
    }
}

/// The fields that every value has.
fn required<'a>(api: &'a Api<Resolved>, object: &'a Object<Resolved>) -> Vec<&'a Field<Resolved>> {
    let mut all = api.all_fields(object);
    all.retain(|field| field.need == Need::Required);
    all
}

fn is_finite(ty: &TypeExpr<Resolved>, finite: &[bool]) -> bool {
    ty.nullable
        || match &ty.kind {
            TypeKind::Named { name } => finite[name.0],
            TypeKind::Tuple { items } => items.iter().all(|item| is_finite(item, finite)),
            TypeKind::Alternatives { alternatives } => alternatives
                .iter()
                .any(|alternative| is_finite(alternative, finite)),
            TypeKind::Scalar { .. }
            | TypeKind::Literal { .. }
            | TypeKind::Array { .. }
            | TypeKind::Map { .. }
            | TypeKind::Event => true,
        }
}
