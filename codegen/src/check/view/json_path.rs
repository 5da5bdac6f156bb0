//! What a path leads to within a type.

use std::collections::BTreeSet;

use crate::ir::{
    Api, JsonPathStep, MAX_CHAIN, Resolved, Scalar, TypeExpr, TypeIndex, TypeKind, TypeShape,
};

use super::peel;

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
    Walk {
        api,
        asked: BTreeSet::new(),
    }
    .follow(ty, path, MAX_CHAIN)
}

struct Walk<'a> {
    api: &'a Api<Resolved>,
    /// The unions that did not have a rest of the path of this length.
    asked: BTreeSet<(TypeIndex, usize)>,
}

impl<'a> Walk<'a> {
    fn follow(
        &mut self,
        ty: &'a TypeExpr<Resolved>,
        path: &[JsonPathStep],
        unions_left: usize,
    ) -> Step<'a> {
        let mut ty = ty;
        let mut path = path;
        while let Some((step, rest)) = path.split_first() {
            let peeled = peel(self.api, ty);
            let next = match (peeled.kind, step) {
                (
                    TypeKind::Scalar {
                        scalar: Scalar::Json,
                    }
                    | TypeKind::Event,
                    _,
                ) => {
                    return Step::Anything;
                }
                (TypeKind::Map { values }, JsonPathStep::Member { .. }) => Some(&**values),
                (TypeKind::Array { items }, JsonPathStep::Item { .. }) => Some(&**items),
                (TypeKind::Tuple { items }, JsonPathStep::Item { index }) => {
                    usize::try_from(*index)
                        .ok()
                        .and_then(|index| items.get(index))
                }
                (TypeKind::Alternatives { alternatives }, _) => {
                    return self.first_that_has(alternatives.iter(), path, unions_left);
                }
                (TypeKind::Named { name }, _) => match (&self.api.type_def(*name).shape, step) {
                    (TypeShape::Object(object), JsonPathStep::Member { name }) => {
                        let known = self.api.all_fields(object);
                        let Some(field) = known.iter().find(|field| field.wire.value == *name)
                        else {
                            return missing(
                                step,
                                known
                                    .into_iter()
                                    .map(|field| field.wire.value.as_str())
                                    .collect(),
                            );
                        };
                        Some(&field.ty)
                    }
                    (TypeShape::Union(union), _) => {
                        if !self.asked.insert((*name, path.len())) {
                            return missing(step, Vec::new());
                        }
                        let variants = union.variants.iter().map(|variant| &variant.ty);
                        return self.first_that_has(variants, path, unions_left);
                    }
                    _ => None,
                },
                _ => None,
            };
            let Some(next) = next else {
                return missing(step, Vec::new());
            };
            ty = next;
            path = rest;
        }
        Step::Type(ty)
    }

    fn first_that_has(
        &mut self,
        types: impl Iterator<Item = &'a TypeExpr<Resolved>>,
        path: &[JsonPathStep],
        unions_left: usize,
    ) -> Step<'a> {
        let Some(unions_left) = unions_left.checked_sub(1) else {
            return Step::Anything;
        };
        let mut absent = None;
        for ty in types {
            match self.follow(ty, path, unions_left) {
                missing @ Step::Missing { .. } => absent = Some(missing),
                found => return found,
            }
        }
        absent.unwrap_or(Step::Anything)
    }
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
