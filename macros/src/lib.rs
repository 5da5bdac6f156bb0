//! Derives for bindings beside a spec.

#[cfg(test)]
mod alike;
#[cfg(feature = "client")]
mod client;
mod doc_lines;
mod error_table;
mod field_type;
mod open_enum;
mod operation;
mod problems;
mod provider;
mod runtime_path;
mod serde_names;
mod settings;
mod status;
mod union;
mod webhook_provider;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct an operation.
#[proc_macro_derive(Operation, attributes(operation, serde))]
pub fn derive_operation(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(operation::derive(&input))
}

/// Makes a marker type a provider.
#[proc_macro_derive(Provider, attributes(provider))]
pub fn derive_provider(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(provider::derive(&input))
}

/// Makes an enum of documented values one that keeps any other.
#[proc_macro_derive(OpenEnum, attributes(open_enum, serde))]
pub fn derive_open_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(open_enum::derive(&input))
}

/// Makes an enum of types a union that keeps any other JSON.
#[proc_macro_derive(Union, attributes(union, serde))]
pub fn derive_union(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(union::derive(&input))
}

/// Makes a provider one of those whose webhooks are managed alike.
#[proc_macro_derive(WebhookProvider, attributes(webhooks))]
pub fn derive_webhook_provider(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    tokens(webhook_provider::derive(&input))
}

/// Generates a client where it stands.
#[cfg(feature = "client")]
#[proc_macro]
pub fn client(input: TokenStream) -> TokenStream {
    tokens(client::expand(input.into()))
}

fn tokens(result: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    result
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
