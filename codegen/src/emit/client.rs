//! The client, its marker and its builder.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{ClientPlan, OAuthPlan, ProviderPlan, SchemeKind, SchemePlan};

use super::facts;
use super::number::readable;

/// Emits the items of the client's file.
#[derive(Debug)]
pub struct EmitClient<'a>(pub &'a ClientPlan);

impl ToTokens for EmitClient<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ClientPlan {
            display_name,
            client,
            marker,
            builder,
            ..
        } = self.0;
        let provider = EmitProvider(self.0);
        let methods: Vec<TokenStream> = self.0.schemes.iter().map(method).collect();
        let methods = (!methods.is_empty()).then(|| quote!(impl #builder { #(#methods)* }));
        let provider_name = plain(display_name);
        let marker_docs = format!(
            " The marker type of the {provider_name} API, which its operations and its client are \
             bound to."
        );
        let client_docs = [
            format!(" A client of the {provider_name} API."),
            String::new(),
            " Clones are cheap and share their connections; it can be used from many threads at \
             once."
                .to_owned(),
        ];
        let builder_docs = format!(
            " Sets up a client, [`{}`], step by step.",
            client.rust_text()
        );
        let from_env = from_env_docs(self.0);
        let facts = &self.0.provider;
        let servers = (!facts.servers.is_empty()).then(|| quote!(rt::servers! { #builder }));
        let variables = (!facts.variables.is_empty()).then(|| quote!(rt::variables! { #builder }));
        tokens.extend(quote! {
            #[doc = #marker_docs]
            #[derive(Clone, Copy, Debug)]
            #[non_exhaustive]
            pub struct #marker;

            #provider

            #(#[doc = #client_docs])*
            #[derive(Clone, Debug)]
            pub struct #client(rt::Client<#marker>);

            impl #client {
                #(#[doc = #from_env])*
                pub fn from_env() -> Result<Self, rt::ConfigError> {
                    rt::ClientBuilder::from_env()?.build().map(Self)
                }
            }

            #[doc = #builder_docs]
            #[derive(Clone, Debug)]
            #[must_use = "a builder does nothing until it is built"]
            pub struct #builder(rt::ClientBuilder<#marker>);

            #methods

            rt::client! { #client, #builder, #marker }

            #servers
            #variables
        });
    }
}

/// Emits what makes a marker type a provider.
#[derive(Debug)]
pub struct EmitProvider<'a>(pub &'a ClientPlan);

impl ToTokens for EmitProvider<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let marker = &self.0.marker;
        let provider = provider(self.0);
        tokens.extend(quote! {
            #provider

            impl rt::Provider for #marker {
                fn meta() -> &'static rt::ProviderMeta {
                    &META
                }
            }
        });
    }
}

/// A name within a doc comment.
fn plain(name: &str) -> String {
    name.replace(['[', ']', '<', '`', '\\'], "")
}

fn from_env_docs(plan: &ClientPlan) -> Vec<String> {
    let variables: Vec<String> = plan
        .schemes
        .iter()
        .filter_map(|scheme| scheme.env.as_ref())
        .map(|env| format!("`{env}`"))
        .collect();
    let mut text = " A client that is set up from the environment".to_owned();
    text.push_str(&match variables.as_slice() {
        [] => ".".to_owned(),
        [one] => format!(": the credential from {one}."),
        several => {
            format!(
                ": the credential from the first of {} that is set.",
                several.join(", ")
            )
        }
    });
    if let Some(env) = &plan.provider.base_url_env {
        text.push_str(&format!(
            " The base URL comes from `{env}` where that is set."
        ));
    }
    text.push_str(" An empty variable counts as not set.");
    vec![
        text,
        String::new(),
        " # Errors".to_owned(),
        String::new(),
        " No variable with a credential is set, or the base URL is malformed.".to_owned(),
    ]
}

fn provider(plan: &ClientPlan) -> TokenStream {
    let ClientPlan {
        display_name,
        provider,
        ..
    } = plan;
    let ProviderPlan { base_url, .. } = provider;
    let mut steps = vec![
        quote!(package(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))),
        quote!(base_url(#base_url)),
    ];
    if let Some(env) = &provider.base_url_env {
        steps.push(quote!(base_url_env(#env)));
    }
    if let Some(accept) = &provider.accept {
        steps.push(quote!(accept(#accept)));
    }
    if let Some(content_type) = &provider.content_type {
        steps.push(quote!(content_type(#content_type)));
    }
    if !provider.headers.is_empty() {
        steps.push(quote!(headers(headers())));
    }
    if let Some(envelope) = &provider.envelope {
        steps.push(quote!(envelope(#envelope)));
    }
    if !provider.error_message.is_empty() {
        steps.push(quote!(error_message(error_message())));
    }
    if !provider.error_code.is_empty() {
        steps.push(quote!(error_code(error_code())));
    }
    if let Some(header) = &provider.request_id_header {
        steps.push(quote!(request_id_header(#header)));
    }
    if !plan.schemes.is_empty() {
        steps.push(quote!(auth(schemes())));
    }
    steps.extend(facts::steps(provider));
    let tables = tables(plan);
    quote! {
        static META: rt::ProviderMeta = {
            let mut meta = rt::ProviderMeta::new(#display_name);
            #(meta.#steps;)*
            meta
        };

        #tables
    }
}

/// What the provider's meta refers to. Each list is the whole body of a function: there the printer
/// and rustfmt agree on its lines.
fn tables(plan: &ClientPlan) -> TokenStream {
    let ClientPlan {
        provider, schemes, ..
    } = plan;
    let headers = (!provider.headers.is_empty()).then(|| {
        let headers = provider
            .headers
            .iter()
            .map(|(name, value)| quote!((#name, #value)));
        quote! {
            const fn headers() -> &'static [(&'static str, &'static str)] {
                &[#(#headers),*]
            }
        }
    });
    let paths = |name: TokenStream, paths: &[String]| {
        (!paths.is_empty()).then(|| {
            quote! {
                const fn #name() -> &'static [&'static str] {
                    &[#(#paths),*]
                }
            }
        })
    };
    let message = paths(quote!(error_message), &provider.error_message);
    let code = paths(quote!(error_code), &provider.error_code);
    let names = schemes.iter().map(|scheme| &scheme.constant);
    let list = (!schemes.is_empty()).then(|| {
        quote! {
            const fn schemes() -> &'static [rt::AuthScheme] {
                &[#(#names),*]
            }
        }
    });
    let schemes = schemes.iter().map(scheme);
    let facts = facts::tables(provider);
    quote!(#headers #message #code #list #(#schemes)* #facts)
}

fn scheme(plan: &SchemePlan) -> TokenStream {
    let (name, constant) = (&plan.name, &plan.constant);
    let exchange = match &plan.kind {
        SchemeKind::Exchange {
            http_method,
            path,
            bare,
            send,
            token,
            lifetime,
        } => {
            let bare = bare.then(|| quote!(let exchange = exchange.bare();));
            let lifetime = lifetime.map(|seconds| {
                let seconds = readable(seconds);
                quote!(let exchange = exchange.lifetime(rt::Period::from_secs(#seconds));)
            });
            Some(quote! {
                let exchange = rt::Exchange::new(#send, #token);
                let exchange = exchange.route(#http_method, #path);
                #bare
                #lifetime
            })
        }
        _ => None,
    };
    // What makes a call long is bound before, so that each statement fits on its line.
    let (bound, new) = match &plan.kind {
        SchemeKind::Bearer => (None, quote!(bearer(#name))),
        SchemeKind::Basic(form) => {
            let form = proc_macro2::Ident::new(form, proc_macro2::Span::call_site());
            (None, quote!(basic(#name, rt::BasicForm::#form)))
        }
        SchemeKind::ApiKey(place, at, prefix) => {
            let place = proc_macro2::Ident::new(place, proc_macro2::Span::call_site());
            let place = quote!(let place = rt::ApiKeyPlace::#place(#at););
            (Some(place), quote!(api_key(#name, place, #prefix)))
        }
        SchemeKind::ClientCredentials(url) => (
            Some(quote!(let url = #url;)),
            quote!(client_credentials(#name, url)),
        ),
        SchemeKind::Exchange { .. } => (exchange, quote!(exchange(#name, exchange))),
    };
    let env_user = plan.env_user.iter().map(|env| quote!(env_user(#env)));
    let env = plan.env.iter().map(|env| quote!(env(#env)));
    let OAuthPlan {
        authorization_url,
        token_url,
        refresh_url,
        scopes,
    } = &plan.oauth;
    let steps = (authorization_url
        .iter()
        .map(|url| quote!(authorized_at(#url))))
    .chain(token_url.iter().map(|url| quote!(tokens_at(#url))))
    .chain(refresh_url.iter().map(|url| quote!(refreshed_at(#url))))
    .chain(scopes.iter().map(|(list, _)| quote!(offers(#list()))))
    .chain(env_user)
    .chain(env);
    let mut steps: Vec<TokenStream> = steps.collect();
    let last = steps.pop();
    let value = match (last, bound) {
        (Some(last), bound) => quote!({
            #bound
            let scheme = rt::AuthScheme::#new;
            #(let scheme = scheme.#steps;)*
            scheme.#last
        }),
        (None, Some(bound)) => quote!({
            #bound
            rt::AuthScheme::#new
        }),
        (None, None) => quote!(rt::AuthScheme::#new),
    };
    let scopes = scopes.as_ref().map(|(list, scopes)| {
        let scopes = scopes
            .iter()
            .map(|(name, meaning)| quote!((#name, #meaning)));
        quote! {
            const fn #list() -> &'static [(&'static str, &'static str)] {
                &[#(#scopes),*]
            }
        }
    });
    quote!(const #constant: rt::AuthScheme = #value; #scopes)
}

fn method(plan: &SchemePlan) -> TokenStream {
    let SchemePlan {
        name,
        method,
        docs,
        secret,
        user,
        ..
    } = plan;
    match user {
        Some(user) => quote! {
            #docs
            pub fn #method(self, #user: impl Into<String>, #secret: impl Into<rt::Secret>) -> Self {
                let credential = rt::Credential::user_and_secret(#user, #secret);
                Self(self.0.credential(#name, credential))
            }
        },
        None => quote! {
            #docs
            pub fn #method(self, #secret: impl Into<rt::Secret>) -> Self {
                Self(self.0.credential(#name, rt::Credential::secret(#secret)))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::method;
    use crate::emit::testing::{assert_emits, plan};

    #[test]
    fn a_scheme_has_a_setter_for_its_secret() {
        let plan = plan(
            "## Auth\n\n| Scheme | Kind | User | Secret | Environment | Source |\n|---|---|---|---|---|---|\n\
             | `api_key` | bearer | | `key` | `ACME_KEY` | our choice: a test |",
        );
        let method = method(&plan.client.schemes[0]);
        let expected = parse_quote! {
            impl AcmeBuilder {
                pub fn api_key(self, key: impl Into<rt::Secret>) -> Self {
                    Self(self.0.credential("api_key", rt::Credential::secret(key)))
                }
            }
        };
        assert_emits(quote::quote!(impl AcmeBuilder { #method }), &expected);
    }
}
