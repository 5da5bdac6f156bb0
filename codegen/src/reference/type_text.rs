//! Types in Rust as people read them, with a link to what they name.

use crate::plan::{Item, RustType, code_span};

use super::{Anchor, Page};

/// The type as code, linked to the first generated type that it names.
pub(super) fn type_link(page: &Page, ty: &RustType) -> String {
    let code = code_span(&type_text(ty));
    let mut first: Option<Item> = None;
    ty.for_each_item(&mut |item| {
        first.get_or_insert_with(|| item.clone());
    });
    match first {
        Some(item) => page.link(&code, &Anchor::Type(item.name)),
        None => code,
    }
}

/// The type without paths.
pub(crate) fn type_text(ty: &RustType) -> String {
    match ty {
        RustType::Unit => "()".to_owned(),
        RustType::Std(name) | RustType::Runtime(name) => (*name).to_owned(),
        RustType::RuntimeOf("Map", inner) => format!("BTreeMap<String, {}>", type_text(inner)),
        RustType::RuntimeOf(name, inner) => format!("{name}<{}>", type_text(inner)),
        RustType::Item(item) => item.name.rust_text().to_owned(),
        RustType::Option(inner) => format!("Option<{}>", type_text(inner)),
        RustType::Vec(inner) => format!("Vec<{}>", type_text(inner)),
        RustType::Boxed(inner) => format!("Box<{}>", type_text(inner)),
        RustType::Tuple(items) => {
            let items: Vec<String> = items.iter().map(type_text).collect();
            format!("({})", items.join(", "))
        }
        RustType::Tokens(tokens) => tokens.to_string().replace(' ', ""),
    }
}
