//! Unions.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::{JsonKind, Literal};
use crate::plan::{KnownBy, TagPlace, UnionPlan, VariantPlan};

use super::attributes::doc_aliases;
use super::number::readable_suffixed;

/// Emits a [`UnionPlan`].
#[derive(Debug)]
pub struct EmitUnion<'a>(pub &'a UnionPlan);

/// Emits what a [`UnionPlan`] has beside the enum itself.
#[derive(Debug)]
pub struct EmitUnionTraits<'a>(pub &'a UnionPlan);

impl ToTokens for EmitUnion<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let UnionPlan {
            name,
            docs,
            aliases,
            variants,
            comparable,
            ..
        } = self.0;
        let aliases = doc_aliases(aliases, name.rust_text());
        let comparable = comparable.then(|| quote!(, PartialEq));
        let items = variants.iter().map(|variant| {
            let VariantPlan {
                name, value, docs, ..
            } = variant;
            quote!(#docs #name(#value))
        });
        tokens.extend(quote! {
            #docs
            #aliases
            #[derive(Clone, Debug #comparable)]
            #[non_exhaustive]
            pub enum #name {
                #(#items,)*
                /// Anything else, as JSON.
                Unknown(rt::Json),
            }
        });
        EmitUnionTraits(self.0).to_tokens(tokens);
    }
}

impl ToTokens for EmitUnionTraits<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let UnionPlan {
            name,
            tag,
            variants,
            ..
        } = self.0;
        let rows = variants.iter().map(|variant| {
            let name = &variant.name;
            match (&variant.known, tag) {
                (KnownBy::Tag(value), _) => {
                    let value = literal(value);
                    quote!(#name = #value;)
                }
                (KnownBy::TagAdded(value), _) => {
                    let value = literal(value);
                    quote!(#name = #value, added;)
                }
                (KnownBy::Field(member), _) => quote!(#name if field(#member);),
                (KnownBy::FieldValue(member, value), _) => {
                    let value = literal(value);
                    quote!(#name if field_is(#member, #value);)
                }
                (KnownBy::Kind(kind), _) => {
                    let kind = kind_function(*kind);
                    quote!(#name if #kind();)
                }
            }
        });
        tokens.extend(match tag {
            TagPlace::Within(member) => {
                quote!(rt::tagged_union! { #name by #member { #(#rows)* } })
            }
            TagPlace::Beside(_) => quote!(rt::beside_union! { #name { #(#rows)* } }),
            TagPlace::None => quote!(rt::untagged_union! { #name { #(#rows)* } }),
        });
    }
}

fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::String(text) => quote!(#text),
        Literal::Integer(number) => readable_suffixed(*number),
        Literal::Boolean(value) => quote!(#value),
    }
}

fn kind_function(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::String => quote!(string),
        JsonKind::Number => quote!(number),
        JsonKind::Boolean => quote!(boolean),
        JsonKind::Array => quote!(array),
        JsonKind::Object => quote!(object),
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitUnion;
    use crate::emit::testing::{assert_emits, type_plan};
    use crate::plan::TypePlan;

    #[test]
    fn a_tagged_union_has_a_row_for_each_value() {
        let text = "### Shape\n\n`union tagged by kind`\n\nA shape.\n\n| Value | Type |\n|---|---|\n| `dot` | `Dot` |\n\n\
                    ### Dot\n\n`object`\n\nA dot.\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
                    | `kind` | `string` | required | Its kind. |";
        let TypePlan::Union(plan) = type_plan(text) else {
            panic!("no union");
        };
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum Shape {
                Dot(Dot),
                Unknown(rt::Json),
            }

            rt::tagged_union! { Shape by "kind" { Dot = "dot"; } }
        };
        assert_emits(EmitUnion(&plan), &expected);
    }
}
