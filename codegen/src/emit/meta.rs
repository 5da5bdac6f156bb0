//! What the runtime is told about an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{AuthNeed, MetaPlan, OperationPlan};

use super::retry::retry_function;

/// What the runtime is told, as a static built in steps.
pub(super) fn meta(plan: &OperationPlan) -> TokenStream {
    let OperationPlan {
        id,
        path,
        http_method,
        ..
    } = plan;
    let method = proc_macro2::Ident::new(http_method, proc_macro2::Span::call_site());
    let steps = meta_steps(&plan.meta);
    let scopes = scopes_function(plan);
    let retry = retry_function(&plan.meta.retry);
    quote! {
        static META: rt::OperationMeta = {
            let mut meta = rt::OperationMeta::new(#id);
            meta.route(rt::Method::#method, #path);
            #(meta.#steps;)*
            meta
        };

        #scopes
        #retry
    }
}

/// How many characters of scopes fit on the line that states them.
const SCOPES_WIDTH: usize = 40;

/// Scopes as a list, or as the function that holds it where it is long.
fn scope_list(names: &[String]) -> TokenStream {
    if is_long(names) {
        quote!(scope_names())
    } else {
        quote!(&[#(#names),*])
    }
}

fn is_long(names: &[String]) -> bool {
    names
        .iter()
        .map(|name| name.chars().count() + 4)
        .sum::<usize>()
        > SCOPES_WIDTH
}

/// The function that holds a long list of scopes.
fn scopes_function(plan: &OperationPlan) -> Option<TokenStream> {
    let (crate::ir::Scopes::All { names } | crate::ir::Scopes::Any { names }) =
        plan.meta.scopes.as_ref()?;
    is_long(names).then(|| {
        quote! {
            const fn scope_names() -> &'static [&'static str] {
                &[#(#names),*]
            }
        }
    })
}

fn meta_steps(meta: &MetaPlan) -> Vec<TokenStream> {
    let mut steps = Vec::new();
    if !meta.success.is_empty() {
        let statuses = meta
            .success
            .iter()
            .map(|status| Literal::u16_unsuffixed(*status));
        steps.push(quote!(success(&[#(#statuses),*])));
    }
    if let Some(body) = meta.body {
        let body = proc_macro2::Ident::new(body, proc_macro2::Span::call_site());
        steps.push(quote!(body(rt::BodyKind::#body)));
    }
    match &meta.scopes {
        Some(crate::ir::Scopes::All { names }) => {
            let names = scope_list(names);
            steps.push(quote!(scopes(rt::Scopes::All(#names))));
        }
        Some(crate::ir::Scopes::Any { names }) => {
            let names = scope_list(names);
            steps.push(quote!(scopes(rt::Scopes::Any(#names))));
        }
        None => {}
    }
    match &meta.auth {
        Some(AuthNeed::None) => steps.push(quote!(auth(rt::AuthNeed::None))),
        Some(AuthNeed::Schemes(names)) => {
            steps.push(quote!(auth(rt::AuthNeed::Schemes(&[#(#names),*]))));
        }
        Some(AuthNeed::AnyOf(sets)) => {
            let sets = sets.iter().map(|names| quote!(&[#(#names),*]));
            steps.push(quote!(auth(rt::AuthNeed::AnyOf(&[#(#sets),*]))));
        }
        None => {}
    }
    if let Some(accept) = &meta.accept {
        steps.push(quote!(accept(#accept)));
    }
    if let Some(content_type) = &meta.content_type {
        steps.push(quote!(content_type(#content_type)));
    }
    for (setter, envelope) in [
        (quote!(request_envelope), meta.request_envelope),
        (quote!(response_envelope), meta.response_envelope),
    ] {
        if let Some(envelope) = envelope {
            let envelope = proc_macro2::Ident::new(envelope, proc_macro2::Span::call_site());
            steps.push(quote!(#setter(rt::Envelope::#envelope)));
        }
    }
    if !meta.retry.is_empty() {
        steps.push(quote!(retry(retry_rows())));
    }
    if let Some(replay) = meta.replay {
        steps.push(quote!(replay(#replay)));
    }
    if let Some(header) = &meta.idempotency_header {
        steps.push(quote!(idempotency_header(#header)));
    }
    if meta.calls_back {
        steps.push(quote!(calls_back()));
    }
    steps
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::meta;
    use crate::emit::testing::{assert_emits, operation};

    #[test]
    fn only_what_differs_from_the_usual_is_told() {
        let parts = "- scopes: things:run\n- replay: safe\n\n#### Response 200\n\n`Thing`";
        let expected = parse_quote! {
            static META: rt::OperationMeta = {
                let mut meta = rt::OperationMeta::new("things.run");
                meta.route(rt::Method::POST, "/things/{id}");
                meta.success(&[200]);
                meta.scopes(rt::Scopes::All(&["things:run"]));
                meta.replay(true);
                meta
            };
        };
        let parts = parts.replace(
            "#### Response",
            "#### Path\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
             | `id` | `string` | required | Which. |\n\n#### Response",
        );
        assert_emits(meta(&operation("POST /things/{id}", &parts)), &expected);
    }
}
