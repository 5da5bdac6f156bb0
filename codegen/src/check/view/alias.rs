//! What a type is behind its aliases.

use crate::ir::{Api, MAX_CHAIN, Resolved, TypeExpr, TypeKind, TypeShape};

/// A type that is no alias.
#[derive(Clone, Copy, Debug)]
pub struct Peeled<'a> {
    /// What it is.
    pub kind: &'a TypeKind<Resolved>,
    /// Whether it, or an alias on the way to it, allows null.
    pub nullable: bool,
}

/// Follows aliases. In a chain that never ends, the last alias that was reached.
pub fn peel<'a>(api: &'a Api<Resolved>, ty: &'a TypeExpr<Resolved>) -> Peeled<'a> {
    let mut ty = ty;
    let mut nullable = ty.nullable;
    for _ in 0..MAX_CHAIN {
        let TypeKind::Named { name } = &ty.kind else {
            break;
        };
        let TypeShape::Alias(alias) = &api.type_def(*name).shape else {
            break;
        };
        ty = &alias.target;
        nullable |= ty.nullable;
    }
    Peeled {
        kind: &ty.kind,
        nullable,
    }
}

impl<'a> Peeled<'a> {
    /// The definition behind a named type.
    pub fn shape(self, api: &'a Api<Resolved>) -> Option<&'a TypeShape<Resolved>> {
        match self.kind {
            TypeKind::Named { name } => Some(&api.type_def(*name).shape),
            _ => None,
        }
    }
}
