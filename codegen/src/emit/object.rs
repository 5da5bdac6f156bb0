//! Structs that are JSON objects.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{FieldPlan, ObjectPlan};

use super::attributes::{deprecated, doc_aliases};
use super::members::{Member, Members};
use super::setter::{argument_type, initial_value, setter};

/// Emits an [`ObjectPlan`].
#[derive(Debug)]
pub struct EmitObject<'a>(pub &'a ObjectPlan);

impl ToTokens for EmitObject<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ObjectPlan {
            name,
            docs,
            aliases,
            ..
        } = self.0;
        let aliases = doc_aliases(aliases, name.rust_text());
        let comparable = self.0.comparable.then(|| quote!(, PartialEq));
        let fields = self.0.fields.iter().map(field);
        let unknown = self.0.keeps_unknown.then(|| {
            quote! {
                /// Members that the documents do not list.
                pub unknown_members: rt::Map<rt::Json>,
            }
        });
        let others = match (self.0.keeps_unknown, self.0.refuses_unknown) {
            (true, _) => Some(quote!(open unknown_members)),
            (false, true) => Some(quote!(closed)),
            (false, false) => None,
        };
        let members = Members {
            name,
            fields: self.0.fields.iter().map(Member::from).collect(),
            others,
            tagged_beside: &self.0.tagged_beside,
        };
        let members = members.emit();
        let built = self.0.built.then(|| builder(self.0));
        tokens.extend(quote! {
            #docs
            #aliases
            #[derive(Clone, Debug #comparable)]
            #[non_exhaustive]
            pub struct #name {
                #(#fields,)*
                #unknown
            }

            #members

            #built
        });
    }
}

/// A field of a struct.
pub(super) fn field(field: &FieldPlan) -> TokenStream {
    let FieldPlan { name, docs, .. } = field;
    let deprecated = deprecated(field.deprecated.as_deref());
    let stored = field.stored();
    quote! {
        #docs
        #deprecated
        pub #name: #stored
    }
}

/// `new` with the required fields, and a setter for each other one.
fn builder(object: &ObjectPlan) -> TokenStream {
    let name = &object.name;
    let arguments: Vec<&FieldPlan> = object
        .fields
        .iter()
        .filter(|field| field.is_argument())
        .collect();
    let parameters = arguments.iter().map(|field| {
        let (name, ty) = (&field.name, argument_type(field));
        quote!(#name: #ty)
    });
    let values = object.fields.iter().map(initial_value);
    let unknown = object
        .keeps_unknown
        .then(|| quote!(unknown_members: rt::Map::new()));
    let values: Vec<TokenStream> = values.chain(unknown).collect();
    let docs = if arguments.is_empty() {
        quote!(#[doc = " With nothing set."])
    } else {
        quote!(#[doc = " With its required fields."])
    };
    let setters = object
        .fields
        .iter()
        .filter(|field| field.has_setter())
        .map(|field| {
            let docs = field.docs.to_token_stream();
            setter(field, &docs)
        });
    let default = arguments.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let reads_deprecated = object
        .fields
        .iter()
        .any(|field| field.deprecated.is_some())
        .then(|| quote!(#[allow(deprecated, reason = "its own fields")]));
    quote! {
        #reads_deprecated
        impl #name {
            #docs
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }

            #(#setters)*
        }

        #default
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitObject;
    use crate::emit::testing::{assert_emits, type_plan};
    use crate::plan::TypePlan;

    #[test]
    fn fields_are_listed_with_their_names_on_the_wire() {
        let text = "### Thing\n\n`object open`\n\nA thing.\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
                    | `type` | `string` | required | Its type. |\n| `a-b` | `integer or null` | optional | A number. |";
        let TypePlan::Object(plan) = type_plan(text) else {
            panic!("no object");
        };
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct Thing {
                pub r#type: String,
                pub a_b: rt::Tristate<i64>,
                pub unknown_members: rt::Map<rt::Json>,
            }

            rt::object! {
                Thing { r#type = "type", a_b = "a-b" optional } open unknown_members
            }
        };
        let mut plan = plan;
        plan.built = false;
        assert_emits(EmitObject(&plan), &expected);
    }
}
