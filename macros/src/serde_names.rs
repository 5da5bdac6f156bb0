//! Names on the wire: what serde's attributes make of the names in Rust.

use quote::format_ident;
use serde_derive_internals::{Ctxt, Derive, ast};
use syn::DeriveInput;

use crate::problems::Problems;

/// The names of fields or variants on the wire, in order. Mistakes in serde's attributes are reported.
pub(crate) fn wire_names(input: &DeriveInput, problems: &mut Problems) -> Option<Vec<String>> {
    let context = Ctxt::new();
    let private = format_ident!("__private");
    let container = ast::Container::from_ast(&context, input, Derive::Serialize, &private);
    let names = container.map(|container| match &container.data {
        ast::Data::Struct(_, fields) => {
            for field in fields {
                refuse(field, problems);
            }
            let names = fields.iter().map(|field| field.attrs.name());
            names
                .map(|name| name.serialize_name().value.clone())
                .collect()
        }
        ast::Data::Enum(variants) => variants
            .iter()
            .map(|variant| variant.attrs.name().serialize_name().value.clone())
            .collect(),
    });
    problems.keep(context.check())?;
    names
}

/// Whether a field has a name of its own, not one that a rule for all fields made.
pub(crate) fn is_renamed(field: &syn::Field) -> bool {
    let mut renamed = false;
    for attribute in &field.attrs {
        if attribute.path().is_ident("serde") {
            // What is wrong with the attribute is reported where the names are read.
            let _ = attribute.parse_nested_meta(|meta| {
                renamed |= meta.path.is_ident("rename");
                if meta.input.peek(syn::Token![=]) {
                    meta.value()?.parse::<syn::Expr>()?;
                }
                Ok(())
            });
        }
    }
    renamed
}

/// Arguments are written one by one, each by the implementation of its type.
fn refuse(field: &ast::Field<'_>, problems: &mut Problems) {
    let attrs = &field.attrs;
    let refused = if attrs.flatten() {
        "flatten"
    } else if attrs.serialize_with().is_some() {
        "serialize_with"
    } else if attrs.skip_serializing() {
        "skip"
    } else {
        return;
    };
    problems.on(
        field.original,
        format!(
            "`serde({refused})` has no meaning here: each field is written by its own type, where \
             `#[operation(..)]` says"
        ),
    );
}
