//! The type language of cells and code lines.

use crate::ir::{Literal, TypeExpr, TypeKind, Unresolved};
use crate::resolve::MAX_TYPE_DEPTH;
use crate::source::Span;

use super::draft::Draft;

/// `ty` as it stands in a code span.
pub(super) fn text(draft: &mut Draft, ty: &TypeExpr<Unresolved>) -> String {
    nullable(draft, ty, MAX_TYPE_DEPTH)
}

/// The name of a type.
pub(super) fn name(draft: &mut Draft, name: &str, span: Span) -> String {
    let mut characters = name.chars();
    let upper = characters.next().is_some_and(|c| c.is_ascii_uppercase());
    if !upper || !characters.all(|c| c.is_ascii_alphanumeric()) {
        draft.refuse(
            span,
            format!("`{name}` is not a type's name in upper camel case"),
        );
    }
    name.to_owned()
}

/// A literal as JSON.
pub(super) fn literal(value: &Literal) -> String {
    match value {
        Literal::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(truth) => truth.to_string(),
    }
}

fn nullable(draft: &mut Draft, ty: &TypeExpr<Unresolved>, depth: usize) -> String {
    let null = if ty.nullable { " or null" } else { "" };
    format!("{}{null}", kind(draft, ty, depth))
}

fn kind(draft: &mut Draft, ty: &TypeExpr<Unresolved>, depth: usize) -> String {
    let Some(depth) = depth.checked_sub(1) else {
        draft.refuse(
            ty.span,
            format!("types are nested more than {MAX_TYPE_DEPTH} deep"),
        );
        return String::new();
    };
    match &ty.kind {
        TypeKind::Scalar { scalar } => draft.keyword(*scalar, ty.span).to_owned(),
        TypeKind::Literal { value } => literal(value),
        TypeKind::Named { name: named } => name(draft, &named.value, named.span),
        TypeKind::Array { items } => {
            if items.nullable || matches!(items.kind, TypeKind::Alternatives { .. }) {
                draft.refuse(
                    items.span,
                    "items with alternatives need a type of their own",
                );
            }
            format!("{}[]", kind(draft, items, depth))
        }
        TypeKind::Map { values } => format!("map<{}>", nullable(draft, values, depth)),
        TypeKind::Alternatives { alternatives } => {
            if alternatives.len() < 2 {
                draft.refuse(ty.span, "alternatives are two or more");
            }
            let texts: Vec<String> = alternatives
                .iter()
                .map(|alternative| {
                    if alternative.nullable
                        || matches!(alternative.kind, TypeKind::Alternatives { .. })
                    {
                        draft.refuse(alternative.span, "alternatives cannot be nested");
                    }
                    kind(draft, alternative, depth)
                })
                .collect();
            texts.join(" or ")
        }
        TypeKind::Tuple { .. } => {
            draft.refuse(ty.span, "the format has no tuples");
            "tuple".to_owned()
        }
        TypeKind::Event => "event".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Scalar;

    fn expr(kind: TypeKind<Unresolved>) -> TypeExpr<Unresolved> {
        TypeExpr {
            kind,
            nullable: false,
            span: Span::default(),
        }
    }

    fn array(items: TypeExpr<Unresolved>) -> TypeExpr<Unresolved> {
        expr(TypeKind::Array {
            items: Box::new(items),
        })
    }

    fn integer() -> TypeExpr<Unresolved> {
        expr(TypeKind::Scalar {
            scalar: Scalar::Integer,
        })
    }

    fn written(ty: &TypeExpr<Unresolved>) -> Result<String, String> {
        let mut draft = Draft::default();
        let text = text(&mut draft, ty);
        match draft.finish() {
            Ok(_) => Ok(text),
            Err(refused) => Err(refused[0].reason.clone()),
        }
    }

    #[test]
    fn null_comes_last_and_once() {
        let either = TypeExpr {
            nullable: true,
            ..expr(TypeKind::Alternatives {
                alternatives: vec![
                    array(integer()),
                    expr(TypeKind::Literal {
                        value: Literal::String("a \"b\" | c".into()),
                    }),
                ],
            })
        };
        let text = "integer[] or \"a \\\"b\\\" | c\" or null";
        assert_eq!(written(&either).as_deref(), Ok(text));
        let map = expr(TypeKind::Map {
            values: Box::new(either.clone()),
        });
        assert_eq!(written(&array(map)), Ok(format!("map<{text}>[]")));
        assert!(written(&array(either)).is_err());
    }

    #[test]
    fn depth_is_limited() {
        let mut ty = integer();
        for _ in 1..MAX_TYPE_DEPTH {
            ty = array(ty);
        }
        assert!(written(&ty).is_ok());
        assert!(written(&array(ty)).is_err());
    }
}
