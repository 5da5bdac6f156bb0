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
        let rows = variants.iter().map(|variant| {
            let name = &variant.name;
            let statuses = statuses(variant.status);
            let read = match &variant.body {
                Some(ty) => at(ty, quote!(json)),
                None => quote!(bytes),
            };
            quote!(#statuses => #name #read)
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name {
                #(#items,)*
            }

            rt::api_error! {
                #name { #(#rows),* }
            }
        });
    }
}

/// A status, or all from the first to the last one.
fn statuses(range: StatusRange) -> TokenStream {
    match range {
        StatusRange::Exact(status) => Literal::u16_unsuffixed(status).to_token_stream(),
        StatusRange::Class(class) => {
            let first = u16::from(class) * 100;
            let last = Literal::u16_unsuffixed(first + 99);
            let first = Literal::u16_unsuffixed(first);
            quote!(#first to #last)
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitErrorEnum;
    use crate::emit::testing::{assert_emits, operation};
    use crate::plan::ErrorPlan;

    #[test]
    fn a_status_beats_its_class() {
        let parts = "#### Response 204\n\n`none`\n\n#### Errors\n\n| Status | Type | Retry | Meaning |\n|---|---|---|---|\n\
                     | 4XX | `none` | default | Refused. |\n| 404 | `Thing` | default | Gone. |";
        let ErrorPlan::Own(plan) = operation("DELETE /things", parts).error else {
            panic!("no errors");
        };
        let expected = parse_quote! {
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum RunThingError {
                NotFound(rt::ErrorBody<Thing>),
                ClientError(rt::ErrorBody<rt::Bytes>),
            }

            rt::api_error! {
                RunThingError { 404 => NotFound json, 400 to 499 => ClientError bytes }
            }
        };
        assert_emits(EmitErrorEnum(&plan), &expected);
    }
}
