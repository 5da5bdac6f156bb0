//! Types at their places of use.

use bindery_codegen::ir::{Literal, Scalar, TypeExpr, TypeKind, Unresolved};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{keyword, spanned, text};

/// A type in a cell or code line.
pub(super) fn type_expr() -> BoxedStrategy<TypeExpr<Unresolved>> {
    let leaf = single_leaf().boxed();
    let single = leaf
        .prop_recursive(4, 12, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|items| array_of(expr(items, false))),
                whole(inner).prop_map(|values| TypeKind::Map {
                    values: Box::new(values),
                }),
            ]
        })
        .boxed();
    whole(single).boxed()
}

/// Types that are no alternatives, and not composed.
fn single_leaf() -> BoxedStrategy<TypeKind<Unresolved>> {
    prop_oneof![
        4 => keyword::<Scalar>().prop_map(|scalar| TypeKind::Scalar { scalar }),
        2 => literal().prop_map(|value| TypeKind::Literal { value }),
        3 => text::type_name().prop_map(|name| TypeKind::Named { name: spanned(name) }),
        1 => Just(TypeKind::Event),
    ]
    .boxed()
}

/// A literal.
pub(super) fn literal() -> BoxedStrategy<Literal> {
    prop_oneof![
        literal_text().prop_map(Literal::String),
        any::<i64>().prop_map(Literal::Integer),
        any::<bool>().prop_map(Literal::Boolean),
    ]
    .boxed()
}

/// The text of a literal whose JSON can stand in a cell.
pub(super) fn literal_text() -> BoxedStrategy<String> {
    prop_oneof![text::snake_case(), text::code(), ".*"]
        .prop_filter(
            "its JSON holds no escaped bar and no control characters",
            |text| {
                let json = serde_json::Value::from(text.as_str()).to_string();
                !json.contains("\\|") && text::belongs(&json)
            },
        )
        .boxed()
}

/// One of `single`, or alternatives of it, with or without null.
fn whole(single: BoxedStrategy<TypeKind<Unresolved>>) -> BoxedStrategy<TypeExpr<Unresolved>> {
    let alternatives = vec(single.clone(), 2..4).prop_map(|kinds| TypeKind::Alternatives {
        alternatives: kinds.into_iter().map(|kind| expr(kind, false)).collect(),
    });
    (prop_oneof![4 => single, 1 => alternatives], any::<bool>())
        .prop_map(|(kind, nullable)| expr(kind, nullable))
        .boxed()
}

fn array_of(items: TypeExpr<Unresolved>) -> TypeKind<Unresolved> {
    TypeKind::Array {
        items: Box::new(items),
    }
}

fn expr(kind: TypeKind<Unresolved>, nullable: bool) -> TypeExpr<Unresolved> {
    TypeExpr {
        kind,
        nullable,
        span: Span::default(),
    }
}
