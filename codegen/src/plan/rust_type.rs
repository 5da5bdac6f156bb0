//! Types in Rust, as the emitters name them.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};

use super::RustName;

/// A module of the generated code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Module {
    /// The client, its marker and its builder.
    Client,
    /// Errors that every operation may answer.
    Error,
    /// Named types.
    Types,
    /// The operations of one group.
    Resource(RustName),
    /// Deliveries and their events.
    Events(RustName),
}

/// A generated item and the module that exports it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The module.
    pub module: Module,
    /// The item's name.
    pub name: RustName,
}

/// A type in Rust.
#[derive(Clone, Debug)]
pub enum RustType {
    /// `()`
    Unit,
    /// A type of the prelude or the language.
    Std(&'static str),
    /// A type of the runtime.
    Runtime(&'static str),
    /// A type of the runtime with one argument.
    RuntimeOf(&'static str, Box<Self>),
    /// A generated type.
    Item(Box<Item>),
    /// `Option<T>`
    Option(Box<Self>),
    /// `Vec<T>`
    Vec(Box<Self>),
    /// `Box<T>`
    Boxed(Box<Self>),
    /// A tuple of at least one type.
    Tuple(Vec<Self>),
    /// A type that the user of a derive wrote.
    Tokens(TokenStream),
}

impl RustType {
    /// `Option` of this type.
    #[must_use]
    pub fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }

    /// Where the user of a derive wrote it, or the type in it.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Tokens(tokens) => tokens.clone().into_iter().next().map(|token| token.span()),
            Self::RuntimeOf(_, inner)
            | Self::Option(inner)
            | Self::Vec(inner)
            | Self::Boxed(inner) => inner.span(),
            Self::Tuple(items) => items.iter().find_map(Self::span),
            Self::Unit | Self::Std(_) | Self::Runtime(_) | Self::Item(_) => None,
        }
    }

    /// Whether it names anything of the runtime.
    pub fn names_runtime(&self) -> bool {
        match self {
            Self::Runtime(_) | Self::RuntimeOf(..) => true,
            Self::Option(inner) | Self::Vec(inner) | Self::Boxed(inner) => inner.names_runtime(),
            Self::Tuple(items) => items.iter().any(Self::names_runtime),
            Self::Unit | Self::Std(_) | Self::Item(_) | Self::Tokens(_) => false,
        }
    }

    /// Calls `found` for each generated item that the type names.
    pub fn for_each_item(&self, found: &mut impl FnMut(&Item)) {
        match self {
            Self::Item(item) => found(item),
            Self::RuntimeOf(_, inner)
            | Self::Option(inner)
            | Self::Vec(inner)
            | Self::Boxed(inner) => inner.for_each_item(found),
            Self::Tuple(items) => items.iter().for_each(|item| item.for_each_item(found)),
            Self::Unit | Self::Std(_) | Self::Runtime(_) | Self::Tokens(_) => {}
        }
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Unit => quote!(()),
            Self::Std(name) => ident(name),
            Self::Runtime(name) => {
                let name = ident(name);
                quote!(rt::#name)
            }
            Self::RuntimeOf(name, inner) => {
                let name = ident(name);
                quote!(rt::#name<#inner>)
            }
            Self::Item(item) => item.name.to_token_stream(),
            Self::Option(inner) => quote!(Option<#inner>),
            Self::Vec(inner) => quote!(Vec<#inner>),
            Self::Boxed(inner) => quote!(Box<#inner>),
            Self::Tuple(items) => quote!((#(#items,)*)),
            Self::Tokens(tokens) => tokens.clone(),
        });
    }
}

fn ident(name: &str) -> TokenStream {
    proc_macro2::Ident::new(name, Span::call_site()).to_token_stream()
}
