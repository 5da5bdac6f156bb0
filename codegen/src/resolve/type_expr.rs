//! Types as they stand in a cell. One that is not defined becomes `json`.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Resolved, Scalar, TypeExpr, TypeKind, Unresolved};

use super::MAX_TYPE_DEPTH;
use super::reference::{Resolve, Resolver};

impl Resolve for TypeExpr<Unresolved> {
    type Output = TypeExpr<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        expr(self, resolver, MAX_TYPE_DEPTH)
    }
}

const ANY: TypeKind<Resolved> = TypeKind::Scalar {
    scalar: Scalar::Json,
};

fn expr(
    ty: TypeExpr<Unresolved>,
    resolver: &mut Resolver<'_>,
    depth_left: usize,
) -> TypeExpr<Resolved> {
    let TypeExpr {
        kind,
        nullable,
        span,
    } = ty;
    let Some(depth_left) = depth_left.checked_sub(1) else {
        resolver.refuse(
            Diagnostic::error(Code::TypeTooDeep, span, "this type is nested too deeply").help(
                format!(
                    "name the inner type; at most {MAX_TYPE_DEPTH} levels may stand in one place"
                ),
            ),
        );
        return TypeExpr {
            kind: ANY,
            nullable,
            span,
        };
    };
    let kind = match kind {
        TypeKind::Scalar { scalar } => TypeKind::Scalar { scalar },
        TypeKind::Literal { value } => TypeKind::Literal { value },
        TypeKind::Named { name } => match resolver.type_named(&name) {
            Some(name) => TypeKind::Named { name },
            None => ANY,
        },
        TypeKind::Array { items } => TypeKind::Array {
            items: Box::new(expr(*items, resolver, depth_left)),
        },
        TypeKind::Tuple { items } => TypeKind::Tuple {
            items: exprs(items, resolver, depth_left),
        },
        TypeKind::Map { values } => TypeKind::Map {
            values: Box::new(expr(*values, resolver, depth_left)),
        },
        TypeKind::Alternatives { alternatives } => TypeKind::Alternatives {
            alternatives: exprs(alternatives, resolver, depth_left),
        },
        TypeKind::Event => TypeKind::Event,
    };
    TypeExpr {
        kind,
        nullable,
        span,
    }
}

fn exprs(
    types: Vec<TypeExpr<Unresolved>>,
    resolver: &mut Resolver<'_>,
    depth_left: usize,
) -> Vec<TypeExpr<Resolved>> {
    types
        .into_iter()
        .map(|ty| expr(ty, resolver, depth_left))
        .collect()
}
