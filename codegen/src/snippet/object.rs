//! Objects as expressions: the constructor, then a setter for each further member.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::plan::{FieldPlan, ObjectPlan};

use super::enumeration::is_literal;
use super::value::Expressions;

pub(super) fn object(
    expressions: &Expressions<'_>,
    path: &TokenStream,
    plan: &ObjectPlan,
    value: Option<&Value>,
    limit: usize,
) -> Option<TokenStream> {
    if !plan.built {
        return None;
    }
    let members = match value {
        Some(value) => Some(value.as_object()?),
        None => None,
    };
    let member = |field: &FieldPlan| members.and_then(|members| members.get(&field.wire));
    let is_known = |name: &String| plan.fields.iter().any(|field| field.wire == *name);
    if members.is_some_and(|members| !members.keys().all(is_known)) {
        return None;
    }
    let fits = |field: &FieldPlan| match (&field.constant, member(field)) {
        (Some(constant), Some(value)) => is_literal(value, constant),
        _ => true,
    };
    if !plan.fields.iter().all(fits) {
        return None;
    }
    let arguments: Option<Vec<TokenStream>> = plan
        .fields
        .iter()
        .filter(|field| field.is_argument())
        .map(|field| expressions.argument(field, member(field), limit))
        .collect();
    let arguments = arguments?;
    let setters: Option<Vec<TokenStream>> = plan
        .fields
        .iter()
        .filter(|field| field.has_setter())
        .filter_map(|field| Some((field, member(field)?)))
        .map(|(field, value)| expressions.setters(field, Some(value), limit))
        .collect();
    let setters = setters?;
    Some(quote!(#path::new(#(#arguments),*) #(#setters)*))
}
