//! What a file imports, in the order in which rustfmt puts it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{Item, Module, RustName};

/// Where a file stands among the modules of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// Directly below the root: `client`, `error`, the file of a group.
    BelowRoot,
    /// Below `types`.
    BelowTypes,
    /// Below a group.
    BelowResource,
    /// The file of a group's blocking functions.
    Blocking,
}

/// The runtime, bound to `rt`, then the items a file names from other files.
pub fn imports(items: impl IntoIterator<Item = Item>, place: FilePlace) -> TokenStream {
    let items = item_imports(items, place);
    quote! {
        use ::bindery::__codegen::v1 as rt;
        #items
    }
}

/// The items a file names from other files.
pub fn item_imports(items: impl IntoIterator<Item = Item>, place: FilePlace) -> TokenStream {
    let mut by_module: BTreeMap<String, (TokenStream, BTreeSet<RustName>)> = BTreeMap::new();
    for item in items {
        let (key, path) = module_path(&item.module, place);
        by_module
            .entry(key)
            .or_insert_with(|| (path, BTreeSet::new()))
            .1
            .insert(item.name);
    }
    let lines = by_module.into_values().map(|(path, names)| {
        let names: Vec<RustName> = sorted(names.into_iter().map(|name| (name, ())))
            .into_iter()
            .map(|(name, ())| name)
            .collect();
        match names.as_slice() {
            [name] => quote!(use #path::#name;),
            names => quote!(use #path::{#(#names),*};),
        }
    });
    quote!(#(#lines)*)
}

/// The path of a module as seen from a file, and the text by which it is sorted.
fn module_path(module: &Module, place: FilePlace) -> (String, TokenStream) {
    let name = match module {
        Module::Client => quote!(client),
        Module::Error => quote!(error),
        Module::Types => quote!(types),
        Module::Resource(name) => name.to_token_stream(),
    };
    let path = match (place, module) {
        (FilePlace::BelowTypes, Module::Types)
        | (FilePlace::Blocking | FilePlace::BelowResource, Module::Resource(_)) => quote!(super),
        (FilePlace::BelowRoot, _) => quote!(super::#name),
        (FilePlace::BelowTypes | FilePlace::BelowResource | FilePlace::Blocking, _) => {
            quote!(super::super::#name)
        }
    };
    // `super` alone comes after `super::super::..`, as rustfmt has it.
    let key = path.to_string();
    (
        if key == "super" {
            "super ~".to_owned()
        } else {
            key
        },
        path,
    )
}

/// Entries sorted by name as rustfmt sorts them: numbers by their value.
pub(super) fn sorted<N: AsRef<RustName>, T>(
    entries: impl IntoIterator<Item = (N, T)>,
) -> Vec<(N, T)> {
    let mut entries: Vec<(N, T)> = entries.into_iter().collect();
    entries.sort_by_cached_key(|(name, _)| version_key(name.as_ref().file_stem()));
    entries
}

/// Runs of digits compare as numbers, everything else by character.
fn version_key(name: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits_at = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (text, tail) = rest.split_at(digits_at);
        let end = tail
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(tail.len());
        key.push((text.to_owned(), tail[..end].parse().unwrap_or(u64::MAX)));
        rest = &tail[end..];
    }
    key
}
