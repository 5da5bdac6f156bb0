//! Outputs that are types of their own: members beside an envelope, and one of several by status.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{BesidePlan, ByStatusPlan, OperationPlan, OutputPlan, Presence};

use super::members::{Member, Members};
use super::object::field;

/// Emits the output of an operation, where it is a type of its own.
#[derive(Debug)]
pub(super) struct EmitOutput<'a>(pub(super) &'a OperationPlan);

impl ToTokens for EmitOutput<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.0.output {
            OutputPlan::Beside(plan) => tokens.extend(beside(plan, self.0)),
            OutputPlan::ByStatus(plan) => tokens.extend(by_status(plan, self.0)),
            _ => {}
        }
    }
}

fn beside(plan: &BesidePlan, operation: &OperationPlan) -> TokenStream {
    let BesidePlan {
        name,
        envelope,
        body_field,
        body,
        comparable,
        ..
    } = plan;
    let docs = format!(
        " What [`{}`] gives: the body, to which it derefs, and members beside it.",
        operation.name.rust_text()
    );
    let comparable = comparable.then(|| quote!(, PartialEq));
    let fields = plan.fields.iter().map(field);
    let body_member = Member {
        name: body_field,
        wire: envelope,
        presence: Presence::Required,
        constant: None,
    };
    let members = std::iter::once(body_member).chain(plan.fields.iter().map(Member::from));
    let members = Members {
        name,
        fields: members.collect(),
        others: None,
        tagged_beside: &[],
    };
    let members = members.emit();
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug #comparable)]
        #[non_exhaustive]
        pub struct #name {
            /// The body.
            pub #body_field: #body,
            #(#fields,)*
        }

        #members

        impl ::core::ops::Deref for #name {
            type Target = #body;

            fn deref(&self) -> &Self::Target {
                &self.#body_field
            }
        }
    }
}

fn by_status(plan: &ByStatusPlan, operation: &OperationPlan) -> TokenStream {
    let name = &plan.name;
    let docs = format!(" What [`{}`] gives, by status.", operation.name.rust_text());
    let comparable = plan.comparable.then(|| quote!(, PartialEq));
    let variants = plan.variants.iter().map(|(variant, status, ty)| {
        let docs = match status {
            Some(status) => format!(" Status {status}."),
            None => " Any other success.".to_owned(),
        };
        let ty = ty.as_ref().map(|ty| quote!((#ty)));
        quote!(#[doc = #docs] #variant #ty)
    });
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug #comparable)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitOutput;
    use crate::emit::testing::{assert_emits, operation};

    #[test]
    fn an_output_by_status_is_an_enum() {
        let parts = "#### Response 200\n\n`Thing`\n\n#### Response 202\n\n`string`";
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum RunThingOutput {
                Ok(Thing),
                Accepted(String),
            }
        };
        assert_emits(EmitOutput(&operation("POST /things", parts)), &expected);
    }
}
