//! Doc comments that the user wrote.

use bindery_codegen::plan::Docs;
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The doc comment of an item.
pub(crate) fn docs(attributes: &[Attribute]) -> Docs {
    let lines: Vec<String> = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
                Expr::Lit(ExprLit {
                    lit: Lit::Str(text),
                    ..
                }) => {
                    let text = text.value();
                    Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        Docs::default()
    } else {
        Docs::line(lines.join("\n"))
    }
}
