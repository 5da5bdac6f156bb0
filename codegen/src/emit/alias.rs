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
