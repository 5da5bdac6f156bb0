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

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitWebhooks;
    use crate::emit::testing::{assert_emits, plan};

    #[test]
    fn five_operations_make_webhooks_that_are_managed_like_others() {
        let fields = "| Field | Type | Need | Rules | Description |\n|---|---|---|---|---|";
        let path = format!("#### Path\n\n{fields}\n| `id` | `string` | required | | Which. |\n\n");
        let operation = |name: &str, request: &str, does: &str, parts: &str| {
            format!("### hooks.{name}\n\n`{request}`\n\nRuns.\n\n- does: {does}\n\n{parts}\n\n")
        };
        let operations = [
            operation("list", "GET /hooks", "list Hook", "#### Response 200\n\n`Hook[]`"),
            operation(
                "create",
                "POST /hooks",
                "create Hook",
                &format!(
                    "#### Body json\n\n{fields}\n| `target` | `string` | required | webhook url | Where. |\n\
                     | `kinds` | `string[]` | optional | webhook events | What. |\n\n#### Response 201\n\n`Hook`"
                ),
            ),
            operation(
                "get",
                "GET /hooks/{id}",
                "get Hook by id",
                &format!("{path}#### Response 200\n\n`Hook`"),
            ),
            operation(
                "update",
                "PATCH /hooks/{id}",
                "update Hook by id",
                &format!(
                    "{path}#### Body json\n\n{fields}\n| `target` | `string` | optional | webhook url | Where. |\n\n\
                     #### Response 200\n\n`Hook`"
                ),
            ),
            operation(
                "delete",
                "DELETE /hooks/{id}",
                "delete Hook by id",
                &format!("{path}#### Response 204\n\n`none`"),
            ),
        ]
        .concat();
        let plan = plan(&format!(
            "## Operations\n\n### hooks\n\nHooks.\n\n{operations}## Types\n\n### Hook\n\n`object`\n\nA hook.\n\n{fields}\n\
             | `id` | `string` | required | | Its id. |\n| `target` | `string` | required | webhook url | Where. |\n\
             | `key` | `string` | required | secret, webhook secret | Its secret. |"
        ));
        let expected = parse_quote! {
            rt::webhook_provider! { AcmeApi, "id", list whole, get whole, update whole }

            rt::webhook_roles! { new_webhook = url "target", events "kinds" "[]" }
            rt::webhook_roles! { changes = url "target", replaces }
            rt::webhook_roles! { webhook = id "id", url "target", secret "key" }
            rt::webhook_roles! { created = id "id", url "target", secret "key" }

            rt::webhook_call! { list = ListHooks() }
            rt::webhook_call! { create = CreateHook(String = "target") { kinds(Vec<String> = "kinds") } }
            rt::webhook_call! { get = GetHook(String = "id") }
            rt::webhook_call! { update = UpdateHook(String = "id") { target(String = "target") } }
            rt::webhook_call! { delete = DeleteHook(String = "id") }
        };
        let emitted = EmitWebhooks {
            webhooks: plan.resources[0].webhooks.as_ref().expect("webhooks"),
            marker: &plan.client.marker,
        };
        assert_emits(emitted, &expected);
    }
}
