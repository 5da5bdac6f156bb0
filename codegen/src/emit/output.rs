//! Outputs that are types of their own: members beside an envelope, and one of several by status.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{BesidePlan, ByStatusPlan, OperationPlan, OutputPlan};

use super::object::{field, second_look};

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
    let comparable = comparable.then(|| quote!(PartialEq,));
    let rename = (body_field.file_stem() != envelope).then(|| quote!(#[serde(rename = #envelope)]));
    let fields = plan.fields.iter().map(field);
    let second_look = second_look(name, &plan.fields, &[]);
    let remote = second_look.is_some().then(|| quote!(, remote = "Self"));
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, #comparable rt::Deserialize, rt::Serialize)]
        #[serde(crate = "rt::serde" #remote)]
        #[non_exhaustive]
        pub struct #name {
            /// The body.
            #rename
            pub #body_field: #body,
            #(#fields,)*
        }

        #second_look

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
