//! Which types a type refers to.

use crate::ir::{Api, Field, Resolved, TypeExpr, TypeIndex, TypeKind, TypeShape};

/// A reference from one type to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The type referred to.
    pub(super) target: TypeIndex,
    /// True where the value is held in place, not in an array or map.
    pub(super) direct: bool,
}

/// The references in a type expression.
pub(super) fn in_expr(expr: &TypeExpr<Resolved>) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut open = vec![(expr, true)];
    while let Some((expr, direct)) = open.pop() {
        match &expr.kind {
            TypeKind::Named { name } => found.push(Reference {
                target: *name,
                direct,
            }),
            TypeKind::Array { items } => open.push((items, false)),
            TypeKind::Map { values } => open.push((values, false)),
            TypeKind::Tuple { items } => open.extend(items.iter().map(|item| (item, direct))),
            TypeKind::Alternatives { alternatives } => {
                open.extend(alternatives.iter().map(|item| (item, direct)));
            }
            TypeKind::Scalar { .. } | TypeKind::Literal { .. } | TypeKind::Event => {}
        }
    }
    found
}

/// The references of a named type, with the field that makes each, where a field does.
pub(super) fn of_type(
    api: &Api<Resolved>,
    index: TypeIndex,
) -> Vec<(Option<&Field<Resolved>>, Reference)> {
    let plain = |expr| in_expr(expr).into_iter().map(|reference| (None, reference));
    match &api.type_def(index).shape {
        TypeShape::Object(object) => api
            .all_fields(object)
            .into_iter()
            .flat_map(|field| {
                in_expr(&field.ty)
                    .into_iter()
                    .map(move |found| (Some(field), found))
            })
            .collect(),
        TypeShape::Union(union) => union
            .variants
            .iter()
            .flat_map(|variant| plain(&variant.ty))
            .collect(),
        TypeShape::Alias(alias) => plain(&alias.target).collect(),
        TypeShape::Enum(_) => Vec::new(),
    }
}
