//! What a path leads to within a type.

use crate::ir::{Api, JsonPathStep, Resolved, Scalar, TypeExpr, TypeKind, TypeShape};

use super::{MAX_CHAIN, fields, peel};

/// Where a path leads.
pub(in crate::check) enum Step<'a> {
    /// To values of this type.
    Type(&'a TypeExpr<Resolved>),
    /// Into JSON that nothing is known of.
    Anything,
    /// Nowhere: this step does not exist. With the members that do.
    Missing {
        /// The step, as written.
        step: String,
        /// The members that exist there.
        known: Vec<&'a str>,
    },
}

/// Follows `path` into a type. Of a union or alternatives, the first that has the path counts.
pub(in crate::check) fn at_path<'a>(
    api: &'a Api<Resolved>,
    ty: &'a TypeExpr<Resolved>,
    path: &[JsonPathStep],
) -> Step<'a> {
    follow(api, ty, path, MAX_CHAIN)
}

fn follow<'a>(
    api: &'a Api<Resolved>,
    ty: &'a TypeExpr<Resolved>,
    path: &[JsonPathStep],
    unions_left: usize,
) -> Step<'a> {
    let Some((step, rest)) = path.split_first() else {
        return Step::Type(ty);
    };
    let Some(unions_left) = unions_left.checked_sub(1) else {
        return Step::Anything;
    };
    let peeled = peel(api, ty);
    match (peeled.kind, step) {
        (
            TypeKind::Scalar {
                scalar: Scalar::Json,
            }
            | TypeKind::Event,
            _,
        ) => Step::Anything,
        (TypeKind::Map { values }, JsonPathStep::Member { .. }) => {
            follow(api, values, rest, MAX_CHAIN)
        }
        (TypeKind::Array { items }, JsonPathStep::Item { .. }) => {
            follow(api, items, rest, MAX_CHAIN)
        }
        (TypeKind::Tuple { items }, JsonPathStep::Item { index }) => {
            match usize::try_from(*index)
                .ok()
                .and_then(|index| items.get(index))
            {
                Some(item) => follow(api, item, rest, MAX_CHAIN),
                None => missing(step, Vec::new()),
            }
        }
        (TypeKind::Alternatives { alternatives }, _) => {
            first_that_has(api, alternatives.iter(), path, unions_left)
        }
        (TypeKind::Named { .. }, _) => match (peeled.shape(api), step) {
            (Some(TypeShape::Object(object)), JsonPathStep::Member { name }) => {
                let known = fields(api, object);
                match known.iter().find(|field| field.wire.value == *name) {
                    Some(field) => follow(api, &field.ty, rest, MAX_CHAIN),
                    None => missing(
                        step,
                        known
                            .into_iter()
                            .map(|field| field.wire.value.as_str())
                            .collect(),
                    ),
                }
            }
            (Some(TypeShape::Union(union)), _) => first_that_has(
                api,
                union.variants.iter().map(|variant| &variant.ty),
                path,
                unions_left,
            ),
            _ => missing(step, Vec::new()),
        },
        _ => missing(step, Vec::new()),
    }
}

fn first_that_has<'a>(
    api: &'a Api<Resolved>,
    types: impl Iterator<Item = &'a TypeExpr<Resolved>>,
    path: &[JsonPathStep],
    unions_left: usize,
) -> Step<'a> {
    let mut absent = None;
    for ty in types {
        match follow(api, ty, path, unions_left) {
            missing @ Step::Missing { .. } => absent = Some(missing),
            found => return found,
        }
    }
    absent.unwrap_or(Step::Anything)
}

fn missing<'a>(step: &JsonPathStep, known: Vec<&'a str>) -> Step<'a> {
    Step::Missing {
        step: match step {
            JsonPathStep::Member { name } => name.to_string(),
            JsonPathStep::Item { index } => format!("[{index}]"),
        },
        known,
    }
}
