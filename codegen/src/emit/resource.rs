//! Groups of operations: the handle, and one method per operation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{ErrorPlan, OperationPlan, OutputPlan, ResourcePlan, RustName, TypePlan};

use super::attributes::deprecated;
use super::imports::{sorted, use_lines};
use super::setter::argument_type;

/// Emits the items of a group's file.
#[derive(Debug)]
pub struct EmitResource<'a> {
    /// The group.
    pub resource: &'a ResourcePlan,
    /// The client.
    pub client: &'a RustName,
    /// The marker that implements `Provider`.
    pub marker: &'a RustName,
    /// Whether there is a module of blocking functions.
    pub blocking: bool,
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
        let by_name = sorted(
            operations
                .iter()
                .map(|operation| (&operation.method, operation)),
        );
        let modules = by_name.iter().map(|(module, _)| quote!(mod #module;));
        let exports = by_name.iter().map(|(module, operation)| {
            let module = module.to_token_stream();
            use_lines(&quote!(pub), &module, exported(operation))
        });
        let manage = self.resource.webhooks.as_ref().map(|_| {
            // With a comment it stands apart, so that rustfmt does not sort it in.
            quote! {
                /// The webhooks as those of any provider.
                mod manage;
            }
        });
        let methods = operations.iter().map(|operation| self.method(operation));
        let blocking = self.blocking.then(|| {
            quote! {
                #[cfg(feature = "blocking")]
                pub mod blocking;
            }
        });
        tokens.extend(quote! {
            #(#modules)*
            #manage

            #blocking

            #(#exports)*

            #docs
            #[derive(Clone, Debug)]
            pub struct #handle(rt::Client<#marker>);

            impl #client {
                #docs
                pub fn #module(&self) -> #handle {
                    #handle(rt::Client::clone(self))
                }
            }

            impl #handle {
                #(#methods)*
            }
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
        let deprecated = deprecated(operation.deprecated.as_deref());
        let (parameters, value) = match operation.handle_arguments() {
            Some(arguments) => {
                let parameters = arguments.iter().map(|field| {
                    let (name, ty) = (&field.name, argument_type(field));
                    quote!(#name: #ty)
                });
                let names = arguments.iter().map(|field| &field.name);
                (parameters.collect(), quote!(#name::new(#(#names),*)))
            }
            None => (vec![quote!(operation: #name)], quote!(operation)),
        };
        let more = format!(
            " See [`{}`] for the details and for what can be set.",
            name.rust_text()
        );
        quote! {
            #summary
            #[doc = ""]
            #[doc = #more]
            #deprecated
            pub fn #method(&self #(, #parameters)*) -> #name<rt::Attached<#marker>> {
                #value.attach(self.0.attach())
            }
        }
    }
}

/// Emits the functions that block the calling thread: each stands beside its operation.
#[derive(Debug)]
pub struct EmitBlocking<'a>(pub &'a ResourcePlan);

impl ToTokens for EmitBlocking<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let operations = self.0.operations.iter();
        let operations = operations
            .filter(|operation| !operation.output.is_stream())
            .map(|operation| (&operation.method, &operation.summary));
        let functions = sorted(operations)
            .into_iter()
            .map(|(method, summary)| quote!(#summary pub use super::#method::blocking as #method;));
        tokens.extend(quote!(#(#functions)*));
    }
}

/// The public items of an operation's module.
fn exported(operation: &OperationPlan) -> Vec<&RustName> {
    let mut names = vec![&operation.name, &operation.method];
    if let ErrorPlan::Own(error) = &operation.error {
        names.push(&error.name);
    }
    match &operation.output {
        OutputPlan::Beside(plan) => names.push(&plan.name),
        OutputPlan::ByStatus(plan) => names.push(&plan.name),
        _ => {}
    }
    names.extend(operation.types.iter().map(TypePlan::name));
    names
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitBlocking;
    use crate::emit::testing::{assert_emits, plan};

    #[test]
    fn functions_that_block_stand_beside_their_operations() {
        let operation = |name: &str| {
            format!(
                "### things.{name}\n\n`POST /{name}`\n\nRuns.\n\n#### Response 204\n\n`none`\n\n"
            )
        };
        let operations = operation("run10") + &operation("run9");
        let plan = plan(&format!(
            "## Operations\n\n### things\n\nThings.\n\n{operations}"
        ));
        let expected = parse_quote! {
            pub use super::run9::blocking as run9;
            pub use super::run10::blocking as run10;
        };
        assert_emits(EmitBlocking(&plan.resources[0]), &expected);
    }
}
