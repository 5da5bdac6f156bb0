//! Objects and enums that extend others: no circles, no other shapes, nothing defined twice.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Enum, MAX_CHAIN, Object, Resolved, Spanned, TypeDef, TypeIndex, TypeShape};

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    for (position, ty) in api.types.iter().enumerate() {
        let extends = ty.shape.extends();
        if extends.is_empty() || !acyclic(api, TypeIndex(position), extends, report) {
            continue;
        }
        match &ty.shape {
            TypeShape::Object(object) => of_object(api, ty, object, report),
            TypeShape::Enum(values) => of_enum(api, ty, values, report),
            TypeShape::Union(_) | TypeShape::Alias(_) => {}
        }
    }
}

/// Reports a type that extends itself, or over too many steps.
fn acyclic(
    api: &Api<Resolved>,
    start: TypeIndex,
    extends: &[Spanned<TypeIndex>],
    report: &mut Report,
) -> bool {
    let mut seen = BTreeSet::new();
    for base in extends {
        let mut level = vec![base.value];
        for step in 0.. {
            if level.contains(&start) {
                let name = &api.type_def(start).name.value;
                report.push(Diagnostic::error(
                    Code::Extends,
                    base.span,
                    format!("`{name}` extends itself"),
                ));
                return false;
            }
            if level.is_empty() {
                break;
            }
            if step == MAX_CHAIN {
                report.push(Diagnostic::error(
                    Code::Extends,
                    base.span,
                    format!("this chain of extensions is longer than {MAX_CHAIN} types"),
                ));
                return false;
            }
            level = level
                .into_iter()
                .filter(|index| seen.insert(*index))
                .flat_map(|index| api.type_def(index).shape.extends())
                .map(|base| base.value)
                .collect();
        }
    }
    true
}

fn of_object(
    api: &Api<Resolved>,
    ty: &TypeDef<Resolved>,
    object: &Object<Resolved>,
    report: &mut Report,
) {
    for base in &object.extends {
        let base_ty = api.type_def(base.value);
        if !matches!(base_ty.shape, TypeShape::Object(_)) {
            report.push(wrong_shape(ty, "an object", base, base_ty));
        }
    }
    let mut first = HashMap::new();
    for field in api.all_fields(object) {
        let Some(earlier) = first.insert(field.wire.value.as_str(), field) else {
            continue;
        };
        // Two rows of one table are doubled names, which are reported as such.
        if ty.span.contains(earlier.wire.span) && ty.span.contains(field.wire.span) {
            continue;
        }
        report.push(redefined(
            "field",
            &field.wire.value.to_string(),
            field.wire.span,
            earlier.wire.span,
        ));
    }
}

fn of_enum(
    api: &Api<Resolved>,
    ty: &TypeDef<Resolved>,
    values: &Enum<Resolved>,
    report: &mut Report,
) {
    for base in &values.extends {
        let base_ty = api.type_def(base.value);
        match &base_ty.shape {
            TypeShape::Enum(other) if other.base == values.base => {}
            TypeShape::Enum(_) => report.push(
                Diagnostic::error(
                    Code::Extends,
                    base.span,
                    format!("`{}` has values of another kind", base_ty.name.value),
                )
                .related(base_ty.name.span, "defined here"),
            ),
            _ => report.push(wrong_shape(ty, "an enum", base, base_ty)),
        }
    }
    let mut first = HashMap::new();
    for value in api.all_values(values) {
        let Some(earlier) = first.insert(&value.wire.value, value) else {
            continue;
        };
        if ty.span.contains(earlier.wire.span) && ty.span.contains(value.wire.span) {
            continue;
        }
        report.push(redefined(
            "value",
            &value.wire.value.to_string(),
            value.wire.span,
            earlier.wire.span,
        ));
    }
}

fn wrong_shape(
    ty: &TypeDef<Resolved>,
    shape: &str,
    base: &Spanned<TypeIndex>,
    base_ty: &TypeDef<Resolved>,
) -> Diagnostic {
    Diagnostic::error(
        Code::Extends,
        base.span,
        format!(
            "`{}` is {shape} and can only extend {shape}; `{}` is none",
            ty.name.value, base_ty.name.value
        ),
    )
    .related(base_ty.name.span, "defined here")
}

fn redefined(
    what: &str,
    name: &str,
    span: crate::source::Span,
    earlier: crate::source::Span,
) -> Diagnostic {
    Diagnostic::error(
        Code::Extends,
        span,
        format!("the {what} `{name}` is defined by a type that this one extends"),
    )
    .related(earlier, "defined here")
}
