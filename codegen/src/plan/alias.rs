//! Aliases.

use std::collections::BTreeSet;

use crate::ir::{Resolved, Scalar, TypeExpr, TypeIndex, TypeKind, TypeShape};

use super::context::Context;
use super::{Docs, RustName, RustType};

/// Another name for a type.
#[derive(Clone, Debug)]
pub struct AliasPlan {
    /// Its name.
    pub name: RustName,
    /// Doc comment.
    pub docs: Docs,
    /// Names it has in the documents.
    pub aliases: Vec<String>,
    /// What it stands for.
    pub target: RustType,
    /// Whether it is a type of its own, as it is for a scalar and for a list of itself.
    pub newtype: Option<Newtype>,
}

/// What a newtype can do beyond holding its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newtype {
    /// It holds text: it is made from text and shown as text.
    Text,
    /// It is copied, compared, ordered, and shown.
    Copy,
    /// It is only cloned and compared.
    Opaque,
}

impl Context<'_> {
    /// Whether an alias is a type of its own, and what it can do then.
    pub(super) fn newtype(&self, index: TypeIndex, target: &TypeExpr<Resolved>) -> Option<Newtype> {
        if target.nullable {
            return None;
        }
        match &target.kind {
            TypeKind::Scalar { scalar } => Some(match scalar {
                Scalar::String => Newtype::Text,
                Scalar::Integer
                | Scalar::Int32
                | Scalar::Uint64
                | Scalar::Boolean
                | Scalar::Uuid => Newtype::Copy,
                _ => Newtype::Opaque,
            }),
            // Rust has no other name for a type that is made of that name.
            _ if self.names_itself(index, target) => Some(Newtype::Opaque),
            _ => None,
        }
    }

    /// Whether an alias leads to itself with nothing but aliases between. Alternatives are a type.
    fn names_itself(&self, index: TypeIndex, target: &TypeExpr<Resolved>) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![target];
        while let Some(expr) = open.pop() {
            match &expr.kind {
                TypeKind::Named { name } if *name == index => return true,
                TypeKind::Named { name } => {
                    if let TypeShape::Alias(alias) = &self.api.type_def(*name).shape
                        && seen.insert(*name)
                    {
                        open.push(&alias.target);
                    }
                }
                TypeKind::Array { items } => open.push(items),
                TypeKind::Map { values } => open.push(values),
                TypeKind::Tuple { items } => open.extend(items),
                TypeKind::Scalar { .. }
                | TypeKind::Literal { .. }
                | TypeKind::Event
                | TypeKind::Alternatives { .. } => {}
            }
        }
        false
    }
}
