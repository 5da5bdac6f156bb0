//! Where the compiler looks when it complains about what a derive made.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use crate::plan::RustType;

/// The tokens, moved to the place of a type that the user of a derive wrote: what is wrong with the type
/// is reported there. Types of a spec have no place, and their tokens stay as they are.
pub(super) fn at(ty: &RustType, tokens: TokenStream) -> TokenStream {
    match ty.span() {
        Some(span) => moved(tokens, Span::call_site().located_at(span)),
        None => tokens,
    }
}

fn moved(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), moved(group.stream(), span)).into();
            }
            token.set_span(span);
            token
        })
        .collect()
}
