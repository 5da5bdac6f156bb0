//! Values of enums as expressions.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::ir::Literal;
use crate::plan::EnumPlan;

/// A variant of an enum of values; the first one where none is asked for.
pub(super) fn enumeration(
    path: &TokenStream,
    plan: &EnumPlan,
    value: Option<&Value>,
) -> Option<TokenStream> {
    let Some(value) = value else {
        let first = &plan.values.first()?.name;
        return Some(quote!(#path::#first));
    };
    let known = plan
        .values
        .iter()
        .find(|known| is_literal(value, &known.wire));
    match (known, value) {
        (Some(known), _) => {
            let name = &known.name;
            Some(quote!(#path::#name))
        }
        (None, Value::String(text)) if plan.open => Some(quote!(#path::from(#text))),
        (None, _) if plan.open => {
            let number = Token::i64_unsuffixed(value.as_i64()?);
            Some(quote!(#path::from(#number)))
        }
        (None, _) => None,
    }
}

/// Whether a value is this literal, or its text.
pub(super) fn is_literal(value: &Value, literal: &Literal) -> bool {
    match (value, literal) {
        (Value::String(text), literal) => *text == literal.to_string(),
        (value, Literal::Integer(number)) => value.as_i64() == Some(*number),
        (value, Literal::Boolean(truth)) => value.as_bool() == Some(*truth),
        (_, Literal::String(_)) => false,
    }
}
