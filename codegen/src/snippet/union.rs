//! Unions as expressions: the variant that knows the value.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::ir::JsonKind;
use crate::plan::{KnownBy, TagPlace, UnionPlan};

use super::enumeration::is_literal;
use super::value::{Expressions, Want};

pub(super) fn union(
    expressions: &Expressions<'_>,
    path: &TokenStream,
    plan: &UnionPlan,
    value: Option<&Value>,
    limit: usize,
) -> Option<TokenStream> {
    let variant = match value {
        Some(value) => plan
            .variants
            .iter()
            .find(|variant| knows(&plan.tag, &variant.known, value))?,
        None => plan.variants.first()?,
    };
    let inner = match (value, &variant.known, &plan.tag) {
        // The tag is the union's, and no member of the variant.
        (Some(Value::Object(members)), KnownBy::TagAdded(_), TagPlace::Within(tag)) => {
            let mut members = members.clone();
            members.remove(tag);
            let without = Value::Object(members);
            expressions.value(&variant.value, Some(&without), Want::Inferred, limit)?
        }
        _ => expressions.value(&variant.value, value, Want::Inferred, limit)?,
    };
    let name = &variant.name;
    Some(quote!(#path::#name(#inner)))
}

fn knows(tag: &TagPlace, known: &KnownBy, value: &Value) -> bool {
    match (known, tag) {
        (KnownBy::Tag(literal) | KnownBy::TagAdded(literal), TagPlace::Within(member)) => value
            .get(member)
            .is_some_and(|found| is_literal(found, literal)),
        // What stands beside the union is not at hand here.
        (KnownBy::Tag(_) | KnownBy::TagAdded(_), _) => false,
        (KnownBy::Field(member), _) => value.get(member).is_some(),
        (KnownBy::FieldValue(member, literal), _) => value
            .get(member)
            .is_some_and(|found| is_literal(found, literal)),
        (KnownBy::Kind(kind), _) => match kind {
            JsonKind::String => value.is_string(),
            JsonKind::Number => value.is_number(),
            JsonKind::Boolean => value.is_boolean(),
            JsonKind::Array => value.is_array(),
            JsonKind::Object => value.is_object(),
        },
    }
}
