//! Attributes that several constructs share.

use proc_macro2::TokenStream;
use quote::quote;

/// `#[doc(alias = "..")]` for the documents' own names. Those that rustc refuses are left out.
pub(super) fn doc_aliases(aliases: &[String], name: &str) -> TokenStream {
    let aliases = aliases.iter().filter(|alias| {
        alias.as_str() != name
            && !alias.is_empty()
            && !alias.starts_with(char::is_whitespace)
            && !alias.ends_with(char::is_whitespace)
            && !alias
                .contains(|c: char| c == '"' || c == '\'' || c.is_control() || c.is_whitespace())
    });
    quote!(#(#[doc(alias = #aliases)])*)
}

/// `#[deprecated]`, with a note where there is one.
pub(super) fn deprecated(note: Option<&str>) -> TokenStream {
    match note {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(note) => quote!(#[deprecated = #note]),
    }
}
