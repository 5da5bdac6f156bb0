//! What the runtime is told of a provider beyond its address and its credentials: retries, limits,
//! response headers, servers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{HeaderUse, LimitPeriod};
use crate::plan::{HeaderPlan, LimitPlan, ProviderPlan};

use super::number::readable;
use super::retry::{retry_function, status_pattern};

/// The setters of the provider's meta.
pub(super) fn steps(provider: &ProviderPlan) -> Vec<TokenStream> {
    let all = [
        (!provider.retry.is_empty(), quote!(retry(retry_rows()))),
        (
            !provider.retry_statuses.is_empty(),
            quote!(retry_statuses(retry_statuses())),
        ),
        (!provider.limits.is_empty(), quote!(limits(limits()))),
        (
            !provider.response_headers.is_empty(),
            quote!(response_headers(response_headers())),
        ),
        (!provider.secrets.is_empty(), quote!(secrets(secrets()))),
        (!provider.servers.is_empty(), quote!(servers(servers()))),
        (
            !provider.variables.is_empty(),
            quote!(variables(variables())),
        ),
    ];
    all.into_iter()
        .filter(|(wanted, _)| *wanted)
        .map(|(_, step)| step)
        .collect()
}

/// The functions that these setters call.
pub(super) fn tables(provider: &ProviderPlan) -> TokenStream {
    let retry = retry_function(&provider.retry);
    let statuses = provider
        .retry_statuses
        .iter()
        .map(|status| status_pattern(*status));
    let statuses = list(
        &quote!(retry_statuses),
        &quote!(rt::StatusPattern),
        statuses,
    );
    let names = provider.limits.iter().map(|limit| {
        let name = &limit.constant;
        quote!(#name)
    });
    let limits = list(&quote!(limits), &quote!(rt::Limit), names);
    let constants = provider.limits.iter().map(limit);
    let names = provider.response_headers.iter().map(|header| {
        let name = &header.constant;
        quote!(#name)
    });
    let headers = list(
        &quote!(response_headers),
        &quote!(rt::ResponseHeader),
        names,
    );
    let uses = provider.response_headers.iter().map(header);
    let names = provider.secrets.iter().map(|name| quote!(#name));
    let secrets = list(&quote!(secrets), &quote!(&'static str), names);
    let servers = provider
        .servers
        .iter()
        .map(|(name, url)| quote!((#name, #url)));
    let servers = list(
        &quote!(servers),
        &quote!((&'static str, &'static str)),
        servers,
    );
    let variables = provider
        .variables
        .iter()
        .map(|(name, default, allowed)| quote!((#name, #default, &[#(#allowed),*])));
    let variables = list(&quote!(variables), &quote!(rt::Variable), variables);
    quote!(#retry #statuses #limits #(#constants)* #headers #(#uses)* #secrets #servers #variables)
}

/// A function that holds a list; none where it is empty.
fn list(
    name: &TokenStream,
    ty: &TokenStream,
    items: impl ExactSizeIterator<Item = TokenStream>,
) -> Option<TokenStream> {
    (items.len() > 0).then(|| {
        quote! {
            const fn #name() -> &'static [#ty] {
                const { &[#(#items),*] }
            }
        }
    })
}

fn limit(plan: &LimitPlan) -> TokenStream {
    let LimitPlan {
        name,
        constant,
        methods,
        ..
    } = plan;
    let amount = readable(plan.amount);
    let per = match plan.per {
        LimitPeriod::Seconds { seconds } => {
            let seconds = readable(seconds);
            quote!(rt::LimitPeriod::Every(rt::Period::from_secs(#seconds)))
        }
        LimitPeriod::InFlight => quote!(rt::LimitPeriod::InFlight),
        LimitPeriod::Month | LimitPeriod::Unknown => quote!(rt::LimitPeriod::Month),
    };
    let value = if methods.is_empty() {
        quote!(rt::Limit::new(#name, #amount, per))
    } else {
        quote! {
            let limit = rt::Limit::new(#name, #amount, per);
            limit.methods(&[#(#methods),*])
        }
    };
    let value = quote! {
        let per = #per;
        #value
    };
    quote!(const #constant: rt::Limit = { #value };)
}

fn header(plan: &HeaderPlan) -> TokenStream {
    let HeaderPlan {
        name,
        constant,
        usage,
        ..
    } = plan;
    let ty = Ident::new(plan.ty, Span::call_site());
    let usage = header_use(usage);
    quote! {
        const #constant: rt::ResponseHeader = {
            let usage = #usage;
            rt::ResponseHeader::new(#name, rt::HeaderType::#ty, usage)
        };
    }
}

fn header_use(usage: &HeaderUse) -> TokenStream {
    match usage {
        HeaderUse::Limit { limit } => quote!(rt::HeaderUse::Limit(#limit)),
        HeaderUse::Remaining { limit } => quote!(rt::HeaderUse::Remaining(#limit)),
        HeaderUse::Reset { limit } => quote!(rt::HeaderUse::Reset(#limit)),
        HeaderUse::RetryAfter => quote!(rt::HeaderUse::RetryAfter),
        HeaderUse::RequestId => quote!(rt::HeaderUse::RequestId),
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{steps, tables};
    use crate::emit::testing::{assert_emits, plan};

    #[test]
    fn a_fact_is_a_setter_and_the_function_it_calls() {
        let limits = "## Limits\n\n| Limit | Amount | Per | Counts | Keyed by | Source |\n|---|---|---|---|---|---|\n\
                      | `writes` | 1500 | 1m | POST, PUT | token | our choice: a test |\n\n\
                      | Header | Type | Use | Description |\n|---|---|---|---|\n\
                      | `X-Left` | `integer` | remaining writes | What is left. |";
        let provider = plan(limits).client.provider;
        let steps = steps(&provider);
        let steps = quote::quote!(fn meta() { #(meta.#steps;)* });
        let expected = parse_quote! {
            fn meta() {
                meta.limits(limits());
                meta.response_headers(response_headers());
            }
        };
        assert_emits(steps, &expected);
        let expected = parse_quote! {
            const fn limits() -> &'static [rt::Limit] {
                const { &[WRITES_LIMIT] }
            }

            const WRITES_LIMIT: rt::Limit = {
                let per = rt::LimitPeriod::Every(rt::Period::from_secs(60));
                let limit = rt::Limit::new("writes", 1500, per);
                limit.methods(&["POST", "PUT"])
            };

            const fn response_headers() -> &'static [rt::ResponseHeader] {
                const { &[X_LEFT_HEADER] }
            }

            const X_LEFT_HEADER: rt::ResponseHeader = {
                let usage = rt::HeaderUse::Remaining("writes");
                rt::ResponseHeader::new("X-Left", rt::HeaderType::Integer, usage)
            };
        };
        assert_emits(tables(&provider), &expected);
    }
}
