//! What a derive adds to the request struct that its user wrote: all of an operation but the struct.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{ErrorPlan, FieldPlan, OperationPlan};

use super::EmitErrorEnum;
use super::meta::meta;
use super::operation::{implementation, stored};
use super::output::EmitOutput;
use super::pagination::EmitPagination;
use super::setter::{argument_type, initial_value, setter};

/// Emits the implementations for a struct that exists: what the runtime calls.
#[derive(Debug)]
pub struct EmitDerived<'a> {
    /// The operation.
    pub operation: &'a OperationPlan,
    /// Whether the struct gets a setter for each field that may be left out.
    pub has_setters: bool,
}

impl ToTokens for EmitDerived<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let plan = self.operation;
        let pagination = plan.pagination.as_ref().map(|pagination| EmitPagination {
            operation: plan,
            pagination,
            has_setters: self.has_setters,
        });
        let meta = meta(plan);
        let pages = pagination.as_ref().map(EmitPagination::pages);
        let body = implementation(plan);
        tokens.extend(quote!(#meta #pages #body #pagination));
    }
}

impl EmitDerived<'_> {
    /// The types that the operation adds: its errors, and its output where that is one of several.
    pub fn types(&self) -> TokenStream {
        let error = match &self.operation.error {
            ErrorPlan::Own(error) => Some(EmitErrorEnum(error)),
            ErrorPlan::None | ErrorPlan::Provider(_) | ErrorPlan::Named(_) => None,
        };
        let output = EmitOutput(self.operation);
        quote!(#error #output)
    }

    /// `new`, with the required fields. `rest` are the fields that hold nothing of the request.
    pub fn constructor(&self, rest: &[FieldPlan]) -> TokenStream {
        let name = &self.operation.name;
        let parameters = self.operation.arguments().map(|field| {
            let (name, ty) = (&field.name, argument_type(field));
            quote!(#name: #ty)
        });
        let values = stored(self.operation).chain(rest).map(initial_value);
        quote! {
            impl #name {
                /// With its required arguments.
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#values),* }
                }
            }
        }
    }

    /// A setter for each field that may be left out.
    pub fn setters(&self) -> TokenStream {
        let name = &self.operation.name;
        let setters = stored(self.operation)
            .filter(|field| field.has_setter())
            .map(|field| setter(field, &field.docs.to_token_stream()));
        quote!(impl #name { #(#setters)* })
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitDerived;
    use crate::emit::testing::{assert_emits, operation};

    const PARTS: &str = "#### Query\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
                         | `name` | `string` | required | A name. |\n| `limit` | `integer` | optional | How many. |\n\n\
                         #### Response 204\n\n`none`\n\n#### Errors\n\n| Status | Type | Retry | Meaning |\n\
                         |---|---|---|---|\n| 404 | `Thing` | default | Gone. |";

    #[test]
    fn a_struct_of_the_users_gets_all_but_itself() {
        let plan = operation("GET /things", PARTS);
        let derived = EmitDerived {
            operation: &plan,
            has_setters: true,
        };
        let expected = parse_quote! {
            static META: rt::OperationMeta = {
                let mut meta = rt::OperationMeta::new("things.run");
                meta.route(rt::Method::GET, "/things");
                meta.success(&[204]);
                meta
            };

            rt::operation! { RunThing for AcmeApi => () as none, RunThingError }

            impl rt::Arguments for RunThing {
                fn write(&self, request: &mut rt::RequestWriter<'_>) {
                    request.query("name", &self.name);
                    request.query("limit", &self.limit);
                }
            }
        };
        assert_emits(&derived, &expected);
        let expected = parse_quote! {
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum RunThingError {
                NotFound(rt::ErrorBody<Thing>),
            }

            rt::api_error! { RunThingError { 404 => NotFound json } }
        };
        assert_emits(derived.types(), &expected);
        let expected = parse_quote! {
            impl RunThing {
                pub fn new(name: impl Into<String>) -> Self {
                    Self { name: name.into(), limit: None }
                }
            }
        };
        assert_emits(derived.constructor(&[]), &expected);
        let expected = parse_quote! {
            impl RunThing {
                pub fn limit(mut self, limit: i64) -> Self {
                    self.limit = Some(limit);
                    self
                }
            }
        };
        assert_emits(derived.setters(), &expected);
    }
}
