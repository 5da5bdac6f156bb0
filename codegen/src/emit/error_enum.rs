//! Enums of documented errors.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::{ErrorEnumPlan, ErrorVariantPlan, StatusRange};

use super::located::at;

/// Emits an [`ErrorEnumPlan`].
#[derive(Debug)]
pub struct EmitErrorEnum<'a>(pub &'a ErrorEnumPlan);

impl ToTokens for EmitErrorEnum<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ErrorEnumPlan {
            name,
            docs,
            variants,
        } = self.0;
        let items = variants.iter().map(|variant| {
            let ErrorVariantPlan {
                name, docs, body, ..
            } = variant;
            let body = match body {
                Some(body) => quote!(#body),
                None => quote!(rt::Bytes),
            };
            quote!(#docs #name(rt::ErrorBody<#body>))
        });
        let arms = variants.iter().map(|variant| {
            let name = &variant.name;
            let status = match variant.status {
                StatusRange::Exact(status) => {
                    let status = Literal::u16_unsuffixed(status);
                    quote!((_, #status))
                }
                StatusRange::Class(class) => {
                    let class = Literal::u8_unsuffixed(class);
                    quote!((#class, _))
                }
            };
            let read = match variant.body {
                Some(_) => quote!(json),
                None => quote!(bytes),
            };
            let read = quote!(response.#read());
            let read = match &variant.body {
                Some(ty) => at(ty, read),
                None => read,
            };
            quote!(#status => Some(Self::#name(#read)))
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name {
                #(#items,)*
            }

            impl rt::ApiError for #name {
                fn decode(response: &rt::ErrorResponse) -> Option<Self> {
                    match (response.class(), response.status()) {
                        #(#arms,)*
                        _ => None,
                    }
                }
            }
        });
    }
}
