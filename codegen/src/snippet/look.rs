//! A look at a value that was read: an assertion about a member with a plain value.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::plan::{FieldPlan, Newtype, Presence, RustType, TypePlan};

use super::enumeration::{enumeration, is_literal};
use super::scalar::standard;
use super::value::{Expressions, Want};

/// How deep a member is looked for.
const MAX_DEPTH: usize = 4;

impl Expressions<'_> {
    /// A statement about the value at `place`, or about the first member of it that has a plain value.
    pub(super) fn look(
        &self,
        place: &TokenStream,
        ty: &RustType,
        value: &Value,
    ) -> Option<TokenStream> {
        self.within(place, ty, value, MAX_DEPTH)
    }

    fn within(
        &self,
        place: &TokenStream,
        ty: &RustType,
        value: &Value,
        depth: usize,
    ) -> Option<TokenStream> {
        let depth = depth.checked_sub(1)?;
        if let Some(equal) = self.plain(ty, value) {
            return Some(equal.statement(place));
        }
        match (ty, value) {
            (RustType::Boxed(inner), _) => self.within(place, inner, value, depth),
            (RustType::Vec(item), Value::Array(items)) => match items.first() {
                Some(first) => self.within(&quote!(#place[0]), item, first, depth),
                None => Some(quote!(assert!(#place.is_empty());)),
            },
            (RustType::Item(item), _) => match self.types.get(&item.name)? {
                TypePlan::Object(object) => self.member(place, &object.fields, value, depth),
                TypePlan::Alias(alias) if alias.newtype.is_none() => {
                    self.within(place, &alias.target, value, depth)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A statement about a member: one that is always there, else one that may be missing, else one within
    /// another.
    fn member(
        &self,
        place: &TokenStream,
        fields: &[FieldPlan],
        value: &Value,
        depth: usize,
    ) -> Option<TokenStream> {
        let given = || {
            fields.iter().filter_map(|field| {
                let (name, value) = (&field.name, value.get(&field.wire)?);
                let current = field.deprecated.is_none();
                current.then(|| (quote!(#place.#name), field, value))
            })
        };
        let is_there = |field: &FieldPlan| field.presence == Presence::Required;
        let always = given().filter(|(_, field, _)| is_there(field));
        let mut plain = always.filter_map(|(place, field, value)| {
            Some(self.plain(&field.value, value)?.statement(&place))
        });
        let optional = || {
            given().find_map(|(place, field, value)| match field.presence {
                Presence::Nullable | Presence::Optional => {
                    self.plain(&field.value, value)?.of_option(&place)
                }
                Presence::Required | Presence::Tristate => None,
            })
        };
        let deeper = || {
            given()
                .filter(|(_, field, _)| is_there(field))
                .find_map(|(place, field, value)| self.within(&place, &field.value, value, depth))
        };
        let some = || {
            given().find_map(|(place, field, value)| match field.presence {
                Presence::Nullable | Presence::Optional if !value.is_null() => {
                    Some(quote!(assert!(#place.is_some());))
                }
                _ => None,
            })
        };
        plain.next().or_else(optional).or_else(deeper).or_else(some)
    }

    /// What a plain value is equal to.
    fn plain(&self, ty: &RustType, value: &Value) -> Option<Plain> {
        match (ty, value) {
            (RustType::Std("bool"), Value::Bool(truth)) => Some(Plain::Truth(*truth)),
            (RustType::Std("String"), Value::String(text)) => shown(text).map(Plain::Text),
            (RustType::Std(name), Value::Number(_)) => {
                standard(name, Some(value), Want::Inferred).map(Plain::Value)
            }
            (RustType::Runtime("Url" | "DateTime" | "OffsetDateTime"), Value::String(text)) => {
                shown(text).map(Plain::Kept)
            }
            (RustType::Item(item), _) => match self.types.get(&item.name)? {
                TypePlan::Enum(plan) => {
                    let is_known = plan.values.iter().any(|it| is_literal(value, &it.wire));
                    let path = self.path(item);
                    let variant = is_known.then(|| enumeration(&path, plan, Some(value)))??;
                    Some(Plain::Value(variant))
                }
                TypePlan::Alias(plan) => match (plan.newtype, value) {
                    (Some(Newtype::Text), Value::String(text)) => shown(text).map(Plain::Kept),
                    _ => None,
                },
                TypePlan::Object(_) | TypePlan::Union(_) => None,
            },
            _ => None,
        }
    }
}

/// A text that a reader can take in, and that a doc comment keeps as it is.
fn shown(text: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_graphic() || c == ' ';
    let is_short = text.len() <= 100;
    (is_short && text.chars().all(is_plain)).then(|| text.to_owned())
}

/// What a value is equal to.
enum Plain {
    Truth(bool),
    /// A `String`.
    Text(String),
    /// Something that keeps text.
    Kept(String),
    Value(TokenStream),
}

impl Plain {
    fn statement(&self, place: &TokenStream) -> TokenStream {
        match self {
            Self::Truth(true) => quote!(assert!(#place);),
            Self::Truth(false) => quote!(assert!(!#place);),
            Self::Text(text) => quote!(assert_eq!(#place, #text);),
            Self::Kept(text) => quote!(assert_eq!(#place.as_str(), #text);),
            Self::Value(value) => quote!(assert_eq!(#place, #value);),
        }
    }

    /// The same of what may be missing.
    fn of_option(&self, place: &TokenStream) -> Option<TokenStream> {
        Some(match self {
            Self::Truth(truth) => quote!(assert_eq!(#place, Some(#truth));),
            Self::Text(text) => quote!(assert_eq!(#place.as_deref(), Some(#text));),
            Self::Value(value) => quote!(assert_eq!(#place, Some(#value));),
            Self::Kept(_) => return None,
        })
    }
}
