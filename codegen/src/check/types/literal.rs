//! Whether one value can be of a type.

use crate::check::view::{kinds, peel};
use crate::ir::{Api, JsonKind, Literal, Resolved, TypeExpr, TypeKind, TypeShape};

/// Whether a value of `ty` can be `value`.
pub(in crate::check) fn literal_fits(
    api: &Api<Resolved>,
    value: &Literal,
    ty: &TypeExpr<Resolved>,
) -> bool {
    let peeled = peel(api, ty);
    match peeled.kind {
        TypeKind::Literal { value: only } => only == value,
        TypeKind::Named { .. } => match peeled.shape(api) {
            Some(TypeShape::Enum(values)) => {
                (values.open && of_kind(api, value, ty))
                    || api
                        .all_values(values)
                        .iter()
                        .any(|known| known.wire.value == *value)
            }
            _ => of_kind(api, value, ty),
        },
        _ => of_kind(api, value, ty),
    }
}

fn of_kind(api: &Api<Resolved>, value: &Literal, ty: &TypeExpr<Resolved>) -> bool {
    let kind = match value {
        Literal::String(_) => JsonKind::String,
        Literal::Integer(_) => JsonKind::Number,
        Literal::Boolean(_) => JsonKind::Boolean,
    };
    kinds(api, ty).contains(kind)
}
