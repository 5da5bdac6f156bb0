//! Groups of operations: the handle, and one function per operation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{ErrorPlan, OperationPlan, OutputPlan, ResourcePlan, RustName};

use super::attributes::{deprecated, doc_aliases};
use super::operation::output_type;
use super::setter::argument_type;

/// How many required arguments a handle's method takes before it takes the operation instead.
const MOST_ARGUMENTS: usize = 3;

/// Emits the items of a group's file.
#[derive(Debug)]
pub struct EmitResource<'a> {
    /// The group.
    pub resource: &'a ResourcePlan,
    /// The client.
    pub client: &'a RustName,
    /// The marker that implements `Provider`.
    pub marker: &'a RustName,
    /// Whether the output is a crate, which has cargo features.
    pub features: bool,
}

impl ToTokens for EmitResource<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ResourcePlan {
            module,
            handle,
            docs,
            operations,
            ..
        } = self.resource;
        let (client, marker) = (self.client, self.marker);
        let modules = operations.iter().map(|operation| {
            let module = &operation.method;
            quote!(mod #module;)
        });
        let exports = operations.iter().map(|operation| {
            let module = &operation.method;
            let names = exported(operation);
            quote!(pub use self::#module::{#(#names),*};)
        });
        let methods = operations.iter().map(|operation| self.method(operation));
        let functions = operations
            .iter()
            .map(|operation| self.function(operation, false));
        let blocking = (self.features && !operations.is_empty()).then(|| {
            let functions = operations
                .iter()
                .map(|operation| self.function(operation, true));
            quote! {
                /// The operations as functions that block the calling thread.
                #[cfg(feature = "blocking")]
                pub mod blocking {
                    use super::*;

                    #(#functions)*
                }
            }
        });
        tokens.extend(quote! {
            #(#modules)*

            #(#exports)*

            impl #client {
                #docs
                pub fn #module(&self) -> #handle {
                    #handle(rt::Client::clone(self))
                }
            }

            #docs
            #[derive(Clone, Debug)]
            pub struct #handle(rt::Client<#marker>);

            impl #handle {
                #(#methods)*
            }

            #(#functions)*

            #blocking
        });
    }
}

impl EmitResource<'_> {
    fn method(&self, operation: &OperationPlan) -> TokenStream {
        let marker = self.marker;
        let OperationPlan {
            name,
            method,
            summary,
            ..
        } = operation;
        let aliases = doc_aliases(&operation.aliases, method.rust_text());
        let deprecated = deprecated(operation.deprecated.as_deref());
        let arguments: Vec<_> = operation.arguments().collect();
        let (parameters, value) = if arguments.len() > MOST_ARGUMENTS {
            (vec![quote!(operation: #name)], quote!(operation))
        } else {
            let parameters = arguments.iter().map(|field| {
                let (name, ty) = (&field.name, argument_type(field));
                quote!(#name: #ty)
            });
            let names = arguments.iter().map(|field| &field.name);
            (parameters.collect(), quote!(#name::new(#(#names),*)))
        };
        quote! {
            #summary
            #aliases
            #deprecated
            pub fn #method(&self, #(#parameters),*) -> #name<rt::Attached<#marker>> {
                #value.attach(self.0.attach())
            }
        }
    }

    fn function(&self, operation: &OperationPlan, blocking: bool) -> TokenStream {
        let client = self.client;
        let OperationPlan {
            name,
            method,
            summary,
            ..
        } = operation;
        let deprecated = deprecated(operation.deprecated.as_deref());
        let output = output_type(operation);
        let error = operation.error.ty();
        let (asyncness, call) = if blocking {
            (None, quote!(client.execute_blocking(operation)))
        } else {
            (Some(quote!(async)), quote!(client.execute(operation).await))
        };
        quote! {
            #summary
            ///
            /// # Errors
            /// The call failed; the error's kind tells how.
            #deprecated
            pub #asyncness fn #method(client: &#client, operation: #name) -> rt::Result<#output, #error> {
                #call
            }
        }
    }
}

/// The public items of an operation's module.
pub(super) fn exported(operation: &OperationPlan) -> Vec<&RustName> {
    let mut names = vec![&operation.name];
    if let ErrorPlan::Own(error) = &operation.error {
        names.push(&error.name);
    }
    match &operation.output {
        OutputPlan::Beside(plan) => names.push(&plan.name),
        OutputPlan::ByStatus(plan) => names.push(&plan.name),
        _ => {}
    }
    names.extend(operation.types.iter().map(crate::plan::TypePlan::name));
    names.sort();
    names
}
