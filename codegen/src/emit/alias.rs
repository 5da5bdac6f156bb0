//! Aliases and newtypes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{AliasPlan, Newtype};

use super::attributes::doc_aliases;

/// Emits an [`AliasPlan`].
#[derive(Debug)]
pub struct EmitAlias<'a>(pub &'a AliasPlan);

impl ToTokens for EmitAlias<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let AliasPlan {
            name,
            docs,
            aliases,
            target,
            newtype,
        } = self.0;
        let aliases = doc_aliases(aliases, name.rust_text());
        let (derives, traits) = match newtype {
            None => {
                tokens.extend(quote! {
                    #docs
                    #aliases
                    pub type #name = #target;
                });
                return;
            }
            Some(Newtype::Text) => (
                quote!(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord),
                quote!(rt::text_newtype!(#name);),
            ),
            Some(Newtype::Copy) => (
                quote!(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord),
                quote!(rt::copy_newtype!(#name, #target);),
            ),
            Some(Newtype::Opaque) => (
                quote!(Clone, Debug, PartialEq),
                quote!(rt::newtype! { #name, #target }),
            ),
        };
        tokens.extend(quote! {
            #docs
            #aliases
            #[derive(#derives)]
            pub struct #name(pub #target);

            #traits
        });
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitAlias;
    use crate::emit::testing::{assert_emits, type_plan};
    use crate::plan::TypePlan;

    #[test]
    fn an_alias_of_a_scalar_is_a_newtype() {
        let TypePlan::Alias(plan) = type_plan("### ThingId\n\n`alias string`\n\nAn id.") else {
            panic!("no alias");
        };
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct ThingId(pub String);

            rt::text_newtype!(ThingId);
        };
        assert_emits(EmitAlias(&plan), &expected);
    }

    #[test]
    fn an_alias_of_a_list_is_a_mere_name() {
        let TypePlan::Alias(plan) = type_plan("### Numbers\n\n`alias integer[]`\n\nNumbers.")
        else {
            panic!("no alias");
        };
        assert_emits(
            EmitAlias(&plan),
            &parse_quote!(
                pub type Numbers = Vec<i64>;
            ),
        );
    }
}
