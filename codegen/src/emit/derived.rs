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
