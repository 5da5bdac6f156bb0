//! How a caller's value becomes a field's value.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{ArgumentType, FieldPlan, Presence, RustType};

use super::number::{readable_signed, readable_suffixed};

/// The type of the argument that takes a field's value.
pub(super) fn argument_type(field: &FieldPlan) -> TokenStream {
    let value = &field.value;
    match (field.argument, field.presence, value) {
        (ArgumentType::Items, Presence::Required | Presence::Optional, RustType::Vec(item)) => {
            quote!(impl IntoIterator<Item = #item>)
        }
        (ArgumentType::ItemsInto, Presence::Required | Presence::Optional, RustType::Vec(item)) => {
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        (
            ArgumentType::Entries,
            Presence::Required | Presence::Optional,
            RustType::RuntimeOf("Map", item),
        ) => quote!(impl IntoIterator<Item = (impl Into<String>, #item)>),
        (_, Presence::Nullable, _) => quote!(impl Into<Option<#value>>),
        (_, Presence::Tristate, _) => quote!(impl Into<rt::Tristate<#value>>),
        (ArgumentType::Into, ..) => quote!(impl Into<#value>),
        (_, _, RustType::Boxed(inner)) => quote!(#inner),
        _ => quote!(#value),
    }
}

/// The field's value, made from the argument of the same name.
fn argument_value(field: &FieldPlan) -> TokenStream {
    let name = &field.name;
    let value = match (field.argument, field.presence, &field.value) {
        (ArgumentType::Items, Presence::Required | Presence::Optional, RustType::Vec(_)) => {
            quote!(#name.into_iter().collect())
        }
        (ArgumentType::ItemsInto, Presence::Required | Presence::Optional, RustType::Vec(_)) => {
            quote!(#name.into_iter().map(Into::into).collect())
        }
        (
            ArgumentType::Entries,
            Presence::Required | Presence::Optional,
            RustType::RuntimeOf("Map", _),
        ) => quote!(#name.into_iter().map(|(key, value)| (key.into(), value)).collect()),
        (_, Presence::Nullable | Presence::Tristate, _) | (ArgumentType::Into, ..) => {
            quote!(#name.into())
        }
        (_, _, RustType::Boxed(_)) => quote!(Box::new(#name)),
        _ => quote!(#name),
    };
    if field.presence == Presence::Optional {
        quote!(Some(#value))
    } else {
        value
    }
}

/// The value of a constant field, as its struct holds it.
fn constant_value(field: &FieldPlan) -> Option<TokenStream> {
    let literal = literal_value(field.constant.as_deref()?);
    Some(match field.presence {
        Presence::Required => literal,
        Presence::Nullable => quote!(Some(#literal)),
        Presence::Optional => quote!(None),
        Presence::Tristate => quote!(rt::Tristate::Absent),
    })
}

/// What a field holds at first, as `new` writes it: its argument, its constant, or nothing.
pub(super) fn initial_value(field: &FieldPlan) -> TokenStream {
    let name = &field.name;
    if let Some(value) = constant_value(field) {
        return quote!(#name: #value);
    }
    if !field.is_argument() {
        return match field.presence {
            Presence::Tristate => quote!(#name: rt::Tristate::Absent),
            _ => quote!(#name: None),
        };
    }
    let value = argument_value(field);
    if value.to_string() == quote!(#name).to_string() {
        quote!(#name)
    } else {
        quote!(#name: #value)
    }
}

/// A constant as it is written into a request.
pub(super) fn literal_argument(field: &FieldPlan) -> Option<TokenStream> {
    Some(match field.constant.as_deref()? {
        crate::ir::Literal::String(text) => quote!(#text),
        crate::ir::Literal::Integer(number) => {
            let number = readable_suffixed(*number);
            quote!(&#number)
        }
        crate::ir::Literal::Boolean(value) => quote!(&#value),
    })
}

fn literal_value(literal: &crate::ir::Literal) -> TokenStream {
    match literal {
        crate::ir::Literal::String(text) => quote!(#text.to_owned()),
        crate::ir::Literal::Integer(number) => readable_signed(*number),
        crate::ir::Literal::Boolean(value) => quote!(#value),
    }
}

/// The setter of a field that may be left out.
pub(super) fn setter(field: &FieldPlan, docs: &TokenStream) -> TokenStream {
    let deprecated = super::attributes::deprecated(field.deprecated.as_deref());
    let name = &field.name;
    if let (ArgumentType::Entries, Presence::Optional, RustType::RuntimeOf("Map", item)) =
        (field.argument, field.presence, &field.value)
    {
        let (ty, value) = entry(item);
        return quote! {
            #docs
            #[doc = ""]
            #[doc = " Adds one entry; call it again for more."]
            #deprecated
            pub fn #name(mut self, key: impl Into<String>, value: #ty) -> Self {
                self.#name.get_or_insert_default().insert(key.into(), #value);
                self
            }
        };
    }
    let (ty, value) = (argument_type(field), argument_value(field));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The argument type and the value of an entry of a map.
fn entry(item: &RustType) -> (TokenStream, TokenStream) {
    match item {
        RustType::Std("String") => (quote!(impl Into<String>), quote!(value.into())),
        RustType::Vec(inner) if matches!(**inner, RustType::Std("String")) => (
            quote!(impl IntoIterator<Item = impl Into<String>>),
            quote!(value.into_iter().map(Into::into).collect()),
        ),
        RustType::Vec(inner) => (
            quote!(impl IntoIterator<Item = #inner>),
            quote!(value.into_iter().collect()),
        ),
        item => (quote!(#item), quote!(value)),
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::setter;
    use crate::emit::testing::{assert_emits, operation};

    #[test]
    fn a_setter_takes_whatever_becomes_the_value() {
        let parts = "#### Query\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
                     | `name` | `string` | optional | A name. |\n\n#### Response 204\n\n`none`";
        let operation = operation("GET /things", parts);
        let setter = setter(&operation.parameters[0].field, &quote::quote!());
        let expected = parse_quote! {
            impl RunThing {
                pub fn name(mut self, name: impl Into<String>) -> Self {
                    self.name = Some(name.into());
                    self
                }
            }
        };
        assert_emits(quote::quote!(impl RunThing { #setter }), &expected);
    }
}
