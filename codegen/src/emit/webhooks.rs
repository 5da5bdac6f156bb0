//! What the operations of a provider are to the traits across providers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::DoesAction;
use crate::plan::{Made, Reading, RolesPlan, RustName, WebhookCall, WebhooksPlan};

/// Emits a [`WebhooksPlan`].
#[derive(Debug)]
pub struct EmitWebhooks<'a> {
    /// The plan.
    pub webhooks: &'a WebhooksPlan,
    /// The marker that implements `Provider`.
    pub marker: &'a RustName,
}

impl ToTokens for EmitWebhooks<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let WebhooksPlan {
            key,
            new_webhook,
            changes,
            webhook,
            created,
            calls,
        } = self.webhooks;
        let marker = self.marker;
        let roles = [
            roles(&quote!(new_webhook), new_webhook),
            roles(&quote!(changes), changes),
            roles(&quote!(webhook), webhook),
            roles(&quote!(created), created),
        ];
        let calls = calls.iter().map(call);
        let list = self.reading(DoesAction::List);
        let get = self.reading(DoesAction::Get);
        let update = self.reading(DoesAction::Update);
        tokens.extend(quote! {
            rt::webhook_provider! { #marker, #key, list #list, get #get, update #update }
            #(#roles)*
            #(#calls)*
        });
    }
}

impl EmitWebhooks<'_> {
    fn reading(&self, action: DoesAction) -> TokenStream {
        match self.webhooks.call(action).map(|call| &call.reading) {
            Some(Reading::Pages) => quote!(pages),
            Some(Reading::Within(member)) => quote!(within #member),
            Some(Reading::Done) => quote!(done),
            Some(Reading::Whole) | None => quote!(whole),
        }
    }
}

fn roles(name: &TokenStream, plan: &RolesPlan) -> TokenStream {
    let path = |role: TokenStream, path: &Option<Vec<String>>| {
        path.as_ref().map(|path| quote!(#role #(#path)*))
    };
    let members = plan.beside.iter().map(|(name, json)| quote!(#name #json));
    let beside = (!plan.beside.is_empty()).then(|| quote!(beside #(#members)*));
    let events = path(quote!(events), &plan.events).map(|events| quote!(#events #beside));
    let replaces = plan.replaces.then(|| quote!(replaces));
    let all = [
        path(quote!(id), &plan.id),
        path(quote!(url), &plan.url),
        events,
        path(quote!(secret), &plan.secret),
        replaces,
    ];
    let all = all.into_iter().flatten();
    quote!(rt::webhook_roles! { #name = #(#all),* })
}

fn call(plan: &WebhookCall) -> TokenStream {
    let name = match plan.action {
        DoesAction::List => "list",
        DoesAction::Create => "create",
        DoesAction::Get => "get",
        DoesAction::Update => "update",
        DoesAction::Delete => "delete",
    };
    let name = Ident::new(name, Span::call_site());
    let operation = &plan.operation;
    match &plan.made {
        Made::Read => quote!(rt::webhook_call! { #name = read #operation }),
        Made::Built { required, optional } => {
            let required = required.iter().map(|(ty, wire)| quote!(#ty = #wire));
            let optional = optional
                .iter()
                .map(|(setter, ty, wire)| quote!(#setter(#ty = #wire)));
            let optional = (optional.len() > 0).then(|| quote!({ #(#optional),* }));
            quote!(rt::webhook_call! { #name = #operation(#(#required),*) #optional })
        }
    }
}
