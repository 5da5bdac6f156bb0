//! From what the emitters write to what stands in the user's crate.
//!
//! The emitters name the runtime `rt`. In a crate of somebody else that name may be taken, so each `rt::`
//! becomes the runtime's path. What the user wrote is kept out of this: each of their types is a
//! placeholder until then.

use proc_macro2::{Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Path, Type};

use bindery_codegen::plan::RustType;

use crate::problems::Problems;
use crate::settings::Settings;

/// The user's types, and the path of the runtime.
#[derive(Debug, Default)]
pub(crate) struct UserTokens {
    runtime: Option<TokenStream>,
    types: Vec<(Ident, TokenStream)>,
}

impl UserTokens {
    /// Takes the setting `crate = "path"`: where the runtime is, if not at `::bindery`.
    pub(crate) fn of(settings: &mut Settings, problems: &mut Problems) -> Self {
        let path = settings.text("crate", problems);
        let path = path.and_then(|text| problems.keep(text.parse::<Path>()));
        Self {
            runtime: path.map(ToTokens::into_token_stream),
            types: Vec::new(),
        }
    }

    /// A type that the user wrote.
    pub(crate) fn ty(&mut self, ty: &Type) -> RustType {
        let name = format_ident!("__UserType{}", self.types.len(), span = ty.span());
        self.types.push((name.clone(), ty.to_token_stream()));
        RustType::Tokens(name.into_token_stream())
    }

    /// The type behind a placeholder.
    pub(crate) fn written(&self, ty: &RustType) -> Option<Type> {
        let name = ty.to_token_stream().to_string();
        let (_, tokens) = self.types.iter().find(|(known, _)| *known == name)?;
        syn::parse2(tokens.clone()).ok()
    }

    /// What the emitters wrote, as it stands in the user's crate.
    pub(crate) fn settle(&self, tokens: TokenStream) -> TokenStream {
        let mut out = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    let mut settled = Group::new(group.delimiter(), self.settle(group.stream()));
                    settled.set_span(group.span());
                    out.extend([TokenTree::Group(settled)]);
                }
                TokenTree::Ident(ident) if ident == "rt" && tokens.peek().is_some_and(is_joint) => {
                    out.extend(match &self.runtime {
                        Some(path) => quote_spanned!(ident.span()=> #path::__codegen::v1),
                        None => quote_spanned!(ident.span()=> ::bindery::__codegen::v1),
                    });
                }
                TokenTree::Ident(ident) => {
                    match self.types.iter().find(|(name, _)| *name == ident) {
                        Some((_, ty)) => out.extend(ty.clone()),
                        None => out.extend([TokenTree::Ident(ident)]),
                    }
                }
                token => out.extend([token]),
            }
        }
        out
    }
}

/// Whether a token is the first colon of `::`.
fn is_joint(token: &TokenTree) -> bool {
    let colon = |punct: &Punct| punct.as_char() == ':' && punct.spacing() == Spacing::Joint;
    matches!(token, TokenTree::Punct(punct) if colon(punct))
}

/// The types that an emitter wrote, as visible as the type they belong to.
pub(crate) fn as_visible_as(visibility: &syn::Visibility, tokens: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let before_type = matches!(tokens.peek(), Some(TokenTree::Ident(next)) if next == "enum" || next == "struct");
        match token {
            TokenTree::Ident(ident) if ident == "pub" && before_type => {
                visibility.to_tokens(&mut out);
            }
            token => out.extend([token]),
        }
    }
    out
}

/// Implementations in a block of their own, so that their statics meet nobody's.
pub(crate) fn apart(tokens: &TokenStream) -> TokenStream {
    quote::quote! {
        #[allow(clippy::all, clippy::pedantic, deprecated, reason = "derived")]
        const _: () = {
            #tokens
        };
    }
}
