//! Operations as functions.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{OperationPlan, RustName};

use super::attributes::deprecated;
use super::operation::output_type;

/// Emits the function that runs an operation.
#[derive(Debug)]
pub(super) struct EmitFunction<'a> {
    pub(super) operation: &'a OperationPlan,
    pub(super) client: &'a RustName,
}

impl ToTokens for EmitFunction<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let client = self.client;
        let OperationPlan {
            name,
            method,
            summary,
            ..
        } = self.operation;
        let deprecated = deprecated(self.operation.deprecated.as_deref());
        let output = output_type(self.operation);
        let error = self.operation.error.ty();
        let call = if self.operation.output.is_stream() {
            quote!(stream)
        } else {
            quote!(execute)
        };
        tokens.extend(quote! {
            #summary
            #deprecated
            pub async fn #method(
                client: &#client,
                operation: #name,
            ) -> rt::Result<#output, #error> {
                client.#call(operation).await
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitFunction;
    use crate::emit::testing::{assert_emits, operation};
    use crate::plan::{Case, Scope};

    #[test]
    fn a_function_takes_the_operation() {
        let operation = operation("POST /things", "#### Response 200\n\n`Thing`");
        let client = Scope::new().claim("Acme", Case::Camel);
        let function = EmitFunction {
            operation: &operation,
            client: &client,
        };
        let expected = parse_quote! {
            pub async fn run(client: &Acme, operation: RunThing,) -> rt::Result<Thing, rt::Infallible> {
                client.execute(operation).await
            }
        };
        assert_emits(function, &expected);
    }
}
