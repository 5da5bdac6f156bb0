//! From the tokens of one file to its text.
//!
//! The items are printed one after another, with the empty lines that prettyplease does not set. Within an
//! item a marker attribute that it prints as a comment is put on each member that wants such a line, and the
//! comment is replaced. The marker never reaches a macro's output, where rustc would refuse it.

mod agreement;
mod macro_call;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, File, ImplItem, Item, TraitItem, parse_quote};

use agreement::is_certain;

/// What is printed where an empty line belongs.
const BLANK: &str = "// bindery: blank";

/// Formats the tokens of one file.
///
/// What rustfmt might format otherwise is exempted from it.
///
/// # Errors
///
/// Tokens that are no Rust file: a defect of an emitter, reported with the tokens' first words.
pub fn print(tokens: TokenStream) -> Result<String, PrintError> {
    print_items(tokens, exempt)
}

/// Formats code that stands in a text, where no rustfmt sees it.
///
/// # Errors
///
/// As [`print()`].
pub fn print_snippet(tokens: TokenStream) -> Result<String, PrintError> {
    print_items(tokens, |_| {})
}

/// Formats statements that stand in a text.
///
/// # Errors
///
/// As [`print()`].
pub(crate) fn print_statements(tokens: &TokenStream) -> Result<String, PrintError> {
    let file = syn::parse2(quote!(async fn statements() { #tokens }));
    let file = file.map_err(|error| PrintError {
        message: error.to_string(),
    })?;
    let printed = prettyplease::unparse(&file);
    let lines: Vec<&str> = printed.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1));
    let inner = inner.unwrap_or_default().iter();
    let inner: Vec<&str> = inner
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect();
    Ok(inner.join("\n"))
}

fn print_items(tokens: TokenStream, unsure: fn(&mut Item)) -> Result<String, PrintError> {
    let mut file: File = syn::parse2(tokens).map_err(|error| PrintError {
        message: error.to_string(),
    })?;
    let blank: Attribute = parse_quote!(#[comment = " bindery: blank"]);
    let items = std::mem::take(&mut file.items);
    let mut text = String::new();
    let mut before = None;
    if !file.attrs.is_empty() {
        text.push_str(&prettyplease::unparse(&file));
        before = Some(Kind::Other);
    }
    for item in items {
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Other) {
            text.push('\n');
        }
        before = Some(kind);
        if let Item::Macro(call) = &item {
            text.push_str(&macro_call::print(call));
        } else {
            text.push_str(&print_item(item, &blank, unsure));
        }
    }
    Ok(text)
}

fn print_item(mut item: Item, blank: &Attribute, unsure: fn(&mut Item)) -> String {
    let is_marked = separate(&mut item, blank);
    let mut file = file_of(item);
    let mut text = prettyplease::unparse(&file);
    if !is_certain(&text) {
        file.items.iter_mut().for_each(unsure);
        text = prettyplease::unparse(&file);
    }
    if !is_marked {
        return text;
    }
    let mut unmarked = String::with_capacity(text.len());
    for line in text.lines() {
        if line.trim_start() != BLANK {
            unmarked.push_str(line);
        }
        unmarked.push('\n');
    }
    unmarked
}

fn file_of(item: Item) -> File {
    File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    }
}

/// Tells rustfmt to leave the parts of an item alone that it may format otherwise.
fn exempt(item: &mut Item) {
    let skip: Attribute = parse_quote!(#[rustfmt::skip]);
    let alone = |item: Item| prettyplease::unparse(&file_of(item));
    if let Item::Impl(block) = item {
        let mut head = block.clone();
        head.items.clear();
        if is_certain(&alone(Item::Impl(head))) {
            for member in &mut block.items {
                if !is_certain(&alone(parse_quote!(impl Alone { #member })))
                    && let Some(attributes) = member_attributes(member)
                    && !attributes.contains(&skip)
                {
                    attributes.push(skip.clone());
                }
            }
            return;
        }
    }
    if let Some(attributes) = attributes(item)
        && !attributes.contains(&skip)
    {
        attributes.push(skip);
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

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}
