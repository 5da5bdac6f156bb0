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
    /// Below a group, or below the module of deliveries.
    BelowResource,
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
    let lines = by_module
        .into_values()
        .map(|(path, names)| use_lines(&TokenStream::new(), &path, names.iter()));
    quote!(#(#lines)*)
}

/// The most columns of a line of imports: fewer than the printer and rustfmt have, because they do not
/// agree on the last one.
const LINE: usize = 80;

/// Imports of several names of one module: as many lines as it takes, since the printer and rustfmt do
/// not agree on a list that goes on in the next line.
pub fn use_lines<'n>(
    visibility: &TokenStream,
    path: &TokenStream,
    names: impl IntoIterator<Item = &'n RustName>,
) -> TokenStream {
    let text = quote!(#visibility use #path::{};).to_string();
    let around = text.replace(" :: ", "::").chars().count();
    let mut lines: Vec<Vec<&RustName>> = vec![Vec::new()];
    let mut width = around;
    for (name, ()) in sorted(names.into_iter().map(|name| (name, ()))) {
        let more = name.rust_text().chars().count() + 2;
        if width + more > LINE && !lines.last().is_none_or(Vec::is_empty) {
            lines.push(Vec::new());
            width = around;
        }
        width += more;
        if let Some(line) = lines.last_mut() {
            line.push(name);
        }
    }
    // A single name stands before lists, wherever it stands in the alphabet.
    lines.sort_by_key(|line| line.len() > 1);
    let lines = lines.iter().map(|names| match names.as_slice() {
        [name] => quote!(#visibility use #path::#name;),
        names => quote!(#visibility use #path::{#(#names),*};),
    });
    quote!(#(#lines)*)
}

/// The path of a module as seen from a file, and the text by which it is sorted.
fn module_path(module: &Module, place: FilePlace) -> (String, TokenStream) {
    let name = match module {
        Module::Client => quote!(client),
        Module::Error => quote!(error),
        Module::Types => quote!(types),
        Module::Resource(name) | Module::Events(name) => name.to_token_stream(),
    };
    let path = match (place, module) {
        (FilePlace::BelowTypes, Module::Types)
        | (FilePlace::BelowResource, Module::Resource(_) | Module::Events(_)) => quote!(super),
        (FilePlace::BelowRoot, _) => quote!(super::#name),
        (FilePlace::BelowTypes | FilePlace::BelowResource, _) => {
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
pub fn sorted<N: AsRef<RustName>, T>(entries: impl IntoIterator<Item = (N, T)>) -> Vec<(N, T)> {
    let mut entries: Vec<(N, T)> = entries.into_iter().collect();
    entries.sort_by_cached_key(|(name, _)| version_key(name.as_ref().file_stem()));
    entries
}

/// Runs of digits compare as numbers, everything else by character, of which `_` is the least.
fn version_key(name: &str) -> Vec<(String, Option<(usize, String)>)> {
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
        let digits = tail[..end].trim_start_matches('0');
        let number = (end > 0).then(|| (digits.len(), digits.to_owned()));
        key.push((text.replace('_', " "), number));
        rest = &tail[end..];
    }
    key
}

#[cfg(test)]
mod tests {
    use super::sorted;
    use crate::plan::{Case, Scope};

    #[test]
    fn names_are_sorted_as_rustfmt_does() {
        let mut scope = Scope::new();
        let names = ["Split3Input", "Split10", "Split", "Split2", "SplitInput"]
            .map(|name| (scope.claim(name, Case::Camel), ()));
        let sorted = sorted(names);
        let texts: Vec<&str> = sorted.iter().map(|(name, ())| name.rust_text()).collect();
        assert_eq!(
            texts,
            ["Split", "Split2", "Split3Input", "Split10", "SplitInput"]
        );
    }
}
