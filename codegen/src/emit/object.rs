//! Structs that are JSON objects.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{FieldPlan, ObjectPlan, Presence, RustName};

use super::attributes::{deprecated, doc_aliases};
use super::enumeration::wire_value;
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
        let comparable = self.0.comparable.then(|| quote!(PartialEq,));
        let refuses = self
            .0
            .refuses_unknown
            .then(|| quote!(#[serde(deny_unknown_fields)]));
        let fields = self.0.fields.iter().map(field);
        let unknown = self.0.keeps_unknown.then(|| {
            quote! {
                /// Members that the documents do not list.
                #[serde(flatten)]
                pub unknown_members: rt::Map<rt::Json>,
            }
        });
        let built = self.0.built.then(|| builder(self.0));
        let second_look = second_look(name, &self.0.fields, &self.0.tagged_beside);
        let remote = second_look.is_some().then(|| quote!(, remote = "Self"));
        tokens.extend(quote! {
            #docs
            #aliases
            #[derive(Clone, Debug, #comparable rt::Deserialize, rt::Serialize)]
            #[serde(crate = "rt::serde" #remote)]
            #refuses
            #[non_exhaustive]
            pub struct #name {
                #(#fields,)*
                #unknown
            }

            #second_look

            #built
        });
    }
}

/// How many characters of a name on the wire stand on one line with everything else that serde is told.
const SHORT_NAME: usize = 8;

/// A field of a struct, with what serde is told of it.
pub(super) fn field(field: &FieldPlan) -> TokenStream {
    let FieldPlan { name, docs, .. } = field;
    let deprecated = deprecated(field.deprecated.as_deref());
    let stored = field.stored();
    let rename = (name.file_stem() != field.wire).then(|| {
        let wire = &field.wire;
        quote!(rename = #wire)
    });
    let presence = match field.presence {
        Presence::Required => None,
        Presence::Nullable => Some(quote!(deserialize_with = "rt::nullable")),
        Presence::Optional => Some(quote!(default, skip_serializing_if = "Option::is_none")),
        Presence::Tristate => Some(quote!(
            default,
            skip_serializing_if = "rt::Tristate::is_absent"
        )),
    };
    let serde = match (rename, presence) {
        // The printer and rustfmt do not agree on attributes that fill the line.
        (Some(rename), Some(presence)) if field.wire.chars().count() > SHORT_NAME => {
            quote!(#[serde(#rename)] #[serde(#presence)])
        }
        (Some(rename), Some(presence)) => quote!(#[serde(#rename, #presence)]),
        (Some(part), None) | (None, Some(part)) => quote!(#[serde(#part)]),
        (None, None) => TokenStream::new(),
    };
    quote! {
        #docs
        #deprecated
        #serde
        pub #name: #stored
    }
}

/// What serde's derive cannot say of the fields: which union has its tag beside it, and which values never
/// differ. With it the type derives for `remote = "Self"`.
pub(super) fn second_look(
    name: &RustName,
    fields: &[FieldPlan],
    tagged_beside: &[(RustName, RustName)],
) -> Option<TokenStream> {
    let unions = tagged_beside.iter().filter_map(|(union, tag)| {
        let field = fields.iter().find(|field| field.name == *union)?;
        let wire = &field.wire;
        Some(quote!(union #union = #wire by #tag;))
    });
    let constants = fields.iter().filter_map(|field| {
        let FieldPlan { name, wire, .. } = field;
        let value = wire_value(field.constant.as_ref()?);
        Some(quote!(constant #name = #wire is #value;))
    });
    let rows: Vec<TokenStream> = unions.chain(constants).collect();
    (!rows.is_empty()).then(|| quote!(rt::object! { #name { #(#rows)* } }))
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
