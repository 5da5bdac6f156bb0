//! From the tokens of one file to its text.
//!
//! The items are printed one after another, with the empty lines that prettyplease does not set. Within an
//! item a marker attribute that it prints as a comment is put on each member that wants such a line, and the
//! comment is replaced. The marker never reaches a macro's output, where rustc would refuse it.

mod macro_call;

use proc_macro2::TokenStream;
use syn::{Attribute, File, ImplItem, Item, TraitItem, parse_quote};

/// What is printed where an empty line belongs.
const BLANK: &str = "// bindery: blank";

/// Formats the tokens of one file.
///
/// # Errors
///
/// Tokens that are no Rust file: a defect of an emitter, reported with the tokens' first words.
pub fn print(tokens: TokenStream) -> Result<String, PrintError> {
    let file: File = syn::parse2(tokens).map_err(|error| PrintError {
        message: error.to_string(),
    })?;
    let blank: Attribute = parse_quote!(#[comment = " bindery: blank"]);
    let mut text = String::new();
    let mut before = None;
    if !file.attrs.is_empty() {
        text.push_str(&unparse(file.attrs, None));
        before = Some(Kind::Other);
    }
    for mut item in file.items {
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Other) {
            text.push('\n');
        }
        before = Some(kind);
        if let Item::Macro(call) = &item {
            text.push_str(&macro_call::print(call));
        } else if separate(&mut item, &blank) {
            for line in unparse(Vec::new(), Some(item)).lines() {
                if line.trim_start() != BLANK {
                    text.push_str(line);
                }
                text.push('\n');
            }
        } else {
            text.push_str(&unparse(Vec::new(), Some(item)));
        }
    }
    Ok(text)
}

fn unparse(attrs: Vec<Attribute>, item: Option<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items: item.into_iter().collect(),
    })
}

/// Tokens that are no Rust file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintError {
    /// What the parser says.
    pub message: String,
}

impl std::fmt::Display for PrintError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the generated code does not parse, which is a defect of bindery: {}",
            self.message
        )
    }
}

impl std::error::Error for PrintError {}

/// Marks the members before which an empty line belongs; whether there are any.
fn separate(item: &mut Item, blank: &Attribute) -> bool {
    let mut marked = false;
    let mut mark = |attributes: &mut Vec<Attribute>| {
        attributes.insert(0, blank.clone());
        marked = true;
    };
    match item {
        Item::Impl(block) => {
            // Associated types stand together; everything else is set apart.
            let mut after_type = None;
            for member in &mut block.items {
                let is_type = matches!(member, ImplItem::Type(_));
                if after_type.is_some_and(|after_type| !(after_type && is_type))
                    && let Some(attributes) = member_attributes(member)
                {
                    mark(attributes);
                }
                after_type = Some(is_type);
            }
        }
        Item::Trait(definition) => {
            for member in definition.items.iter_mut().skip(1) {
                if let TraitItem::Fn(method) = member {
                    mark(&mut method.attrs);
                }
            }
        }
        _ => {}
    }
    marked
}

/// Items of one kind stand together; others are set apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    UseRuntime,
    Use,
    PublicUse,
    Mod,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) if item.leading_colon.is_some() => Self::UseRuntime,
            Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Self::Use,
            Item::Use(_) => Self::PublicUse,
            Item::Mod(module) if module.content.is_none() && module.attrs.is_empty() => Self::Mod,
            _ => Self::Other,
        }
    }
}

fn member_attributes(member: &mut ImplItem) -> Option<&mut Vec<Attribute>> {
    Some(match member {
        ImplItem::Const(member) => &mut member.attrs,
        ImplItem::Fn(member) => &mut member.attrs,
        ImplItem::Type(member) => &mut member.attrs,
        ImplItem::Macro(member) => &mut member.attrs,
        _ => return None,
    })
}
