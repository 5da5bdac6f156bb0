//! Enums of strings and integers.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::{EnumBase, Literal};
use crate::plan::{EnumPlan, ValuePlan};

use super::attributes::doc_aliases;
use super::number::readable_signed;

/// Emits an [`EnumPlan`].
#[derive(Debug)]
pub struct EmitEnum<'a>(pub &'a EnumPlan);

/// Emits what an [`EnumPlan`] has beside the enum itself.
#[derive(Debug)]
pub struct EmitEnumTraits<'a>(pub &'a EnumPlan);

impl ToTokens for EmitEnum<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let EnumPlan {
            name,
            docs,
            aliases,
            base,
            open,
            values,
        } = self.0;
        let aliases = doc_aliases(aliases, name.rust_text());
        let variants = values.iter().map(|value| {
            let ValuePlan { name, docs, .. } = value;
            quote!(#docs #name)
        });
        let held = match base {
            EnumBase::String => quote!(String),
            EnumBase::Integer => quote!(i64),
        };
        let unknown = open.then(|| {
            quote! {
                /// A value that the documents do not list, as it is on the wire.
                Unknown(#held),
            }
        });
        tokens.extend(quote! {
            #docs
            #aliases
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #unknown
            }
        });
        EmitEnumTraits(self.0).to_tokens(tokens);
    }
}

impl ToTokens for EmitEnumTraits<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let EnumPlan {
            name,
            base,
            open,
            values,
            ..
        } = self.0;
        let rows = values.iter().map(|value| {
            let variant = &value.name;
            let wire = wire_value(&value.wire);
            quote!((Self::#variant, #wire))
        });
        let (wire_type, macro_name) = match (base, open) {
            (EnumBase::String, true) => (quote!(&'static str), quote!(open_enum)),
            (EnumBase::String, false) => (quote!(&'static str), quote!(closed_enum)),
            (EnumBase::Integer, true) => (quote!(i64), quote!(open_int_enum)),
            (EnumBase::Integer, false) => (quote!(i64), quote!(closed_int_enum)),
        };
        tokens.extend(quote! {
            impl #name {
                /// The documented values, and how each is on the wire.
                pub const fn values() -> &'static [(Self, #wire_type)] {
                    &[#(#rows),*]
                }
            }

            rt::#macro_name!(#name);
        });
    }
}

/// A value as it is on the wire.
pub(super) fn wire_value(literal: &Literal) -> TokenStream {
    match literal {
        Literal::String(text) => quote!(#text),
        Literal::Integer(number) => readable_signed(*number),
        Literal::Boolean(value) => quote!(#value),
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitEnum;
    use crate::emit::testing::{assert_emits, type_plan};
    use crate::plan::TypePlan;

    #[test]
    fn an_open_enum_keeps_unknown_values() {
        let text = "### Level\n\n`enum integer open`\n\nA level.\n\n| Value | Rust | Description |\n|---|---|---|\n\
                    | `-1` | `Low` | Low. |";
        let TypePlan::Enum(plan) = type_plan(text) else {
            panic!("no enum");
        };
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[non_exhaustive]
            pub enum Level {
                Low,
                Unknown(i64),
            }

            impl Level {
                pub const fn values() -> &'static [(Self, i64)] {
                    &[(Self::Low, -1)]
                }
            }

            rt::open_int_enum!(Level);
        };
        assert_emits(EmitEnum(&plan), &expected);
    }
}
