//! From the tokens of one file to its text.
//!
//! prettyplease sets no blank lines between items. A marker attribute that it prints as a comment is
//! put on each item that wants one, and the comment is replaced by an empty line. The marker never
//! reaches a macro's output, where rustc would refuse it.

mod agreement;

use proc_macro2::TokenStream;
use syn::{Attribute, File, ImplItem, Item, TraitItem, parse_quote};

use agreement::is_certain;

/// What is printed where an empty line belongs.
const BLANK: &str = "// bindery: blank";

/// Formats the tokens of one file.
///
/// # Errors
///
/// Tokens that are no Rust file: a defect of an emitter, reported with the tokens' first words.
pub fn print(tokens: TokenStream) -> Result<String, PrintError> {
    let mut file: File = syn::parse2(tokens).map_err(|error| PrintError {
        message: error.to_string(),
    })?;
    let inner_docs = !file.attrs.is_empty();
    let blank: Attribute = parse_quote!(#[comment = " bindery: blank"]);
    separate(&mut file.items, inner_docs, &blank);
    let text = unparse(&file);
    if is_certain(&text) {
        return Ok(text);
    }
    exempt(&mut file.items);
    Ok(unparse(&file))
}

fn unparse(file: &File) -> String {
    let printed = prettyplease::unparse(file);
    let mut text = String::with_capacity(printed.len());
    for line in printed.lines() {
        if line.trim_start() != BLANK {
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

/// Tells rustfmt to leave the items alone that it may format otherwise.
fn exempt(items: &mut [Item]) {
    let skip: Attribute = parse_quote!(#[rustfmt::skip]);
    let is_certain = |item: Item| {
        is_certain(&unparse(&File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: vec![item],
        }))
    };
    for item in items {
        if let Item::Impl(block) = item {
            for member in &mut block.items {
                let alone = parse_quote!(impl Alone { #member });
                if !is_certain(alone)
                    && let Some(attributes) = member_attributes(member)
                {
                    attributes.push(skip.clone());
                }
            }
            let mut head = block.clone();
            head.items.clear();
            if !is_certain(Item::Impl(head)) {
                block.attrs.push(skip.clone());
            }
        } else if !is_certain(item.clone())
            && let Some(attributes) = attributes(item)
        {
            attributes.push(skip.clone());
        }
    }
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

/// Marks the items before which an empty line belongs.
fn separate(items: &mut [Item], after_docs: bool, blank: &Attribute) {
    let mut before: Option<Kind> = after_docs.then_some(Kind::Other);
    for item in items {
        let kind = Kind::of(item);
        if before.is_some_and(|before| before != kind || kind == Kind::Other)
            && let Some(attributes) = attributes(item)
        {
            attributes.insert(0, blank.clone());
        }
        before = Some(kind);
        match item {
            Item::Impl(block) => {
                // Associated types stand together; everything else is set apart.
                let mut after_type = None;
                for member in &mut block.items {
                    let is_type = matches!(member, ImplItem::Type(_));
                    if after_type.is_some_and(|after_type| !(after_type && is_type))
                        && let Some(attributes) = member_attributes(member)
                    {
                        attributes.insert(0, blank.clone());
                    }
                    after_type = Some(is_type);
                }
            }
            Item::Trait(definition) => {
                for member in definition.items.iter_mut().skip(1) {
                    if let TraitItem::Fn(method) = member {
                        method.attrs.insert(0, blank.clone());
                    }
                }
            }
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    separate(items, false, blank);
                }
            }
            _ => {}
        }
    }
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

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::ExternCrate(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::ForeignMod(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::TraitAlias(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Union(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
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
