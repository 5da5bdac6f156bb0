//! `#[derive(Union)]`: one of several types, and a variant that keeps any other JSON.

use bindery_codegen::emit::EmitUnionTraits;
use bindery_codegen::ir::{JsonKind, Literal};
use bindery_codegen::plan::{Docs, KnownBy, RustName, TagPlace, UnionPlan, VariantPlan};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Lit, Variant};

use crate::open_enum::held;
use crate::problems::{Problems, list};
use crate::runtime_path::{UserTokens, apart};
use crate::serde_names::wire_names;
use crate::settings::{Settings, Value};

const KINDS: [(&str, JsonKind); 5] = [
    ("string", JsonKind::String),
    ("number", JsonKind::Number),
    ("boolean", JsonKind::Boolean),
    ("array", JsonKind::Array),
    ("object", JsonKind::Object),
];

/// Derives reading and writing of a union.
pub(crate) fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let tokens = expand(input, &mut problems);
    problems.finish(tokens)
}

fn expand(input: &DeriveInput, problems: &mut Problems) -> Option<TokenStream> {
    let mut settings = Settings::of(&input.attrs, "union", problems);
    let mut user = UserTokens::of(&mut settings, problems);
    let tag = settings.text("tag", problems).map(|tag| tag.value());
    let untagged = settings.flag("untagged", problems);
    let place = settings.place();
    settings.finish(&["tag", "untagged", "crate"], problems);
    if tag.is_some() == untagged {
        problems.at(
            place,
            "expected `#[union(tag = \"type\")]` or `#[union(untagged)]`",
        );
    }
    let Data::Enum(data) = &input.data else {
        problems.on(
            &input.ident,
            "a union is an enum, with a variant for each type",
        );
        return None;
    };
    if let Some(parameter) = input.generics.params.first() {
        problems.on(parameter, "a union has no parameters");
    }
    if !data
        .variants
        .iter()
        .any(|variant| variant.ident == "Unknown")
    {
        problems.on(
            &input.ident,
            "a union keeps what no variant is known by: add a variant `Unknown(bindery::Json)`",
        );
    }
    let names = wire_names(input, problems)?;
    let mut variants: Vec<VariantPlan> = Vec::new();
    for (variant, name) in data.variants.iter().zip(names) {
        let Some(ty) = held(variant) else {
            problems.on(variant, "a variant holds one value: `Name(Type)`");
            continue;
        };
        let mut settings = Settings::of(&variant.attrs, "union", problems);
        let known = if variant.ident == "Unknown" {
            None
        } else if tag.is_some() {
            tagged(&mut settings, name, problems)
        } else {
            untagged_row(&mut settings, variant, problems)
        };
        let words: &[&str] = match &tag {
            Some(_) => &["value", "holds_tag"],
            None => &["field", "is", "kind"],
        };
        settings.finish(words, problems);
        let Some(known) = known else { continue };
        let again = format!("{known:?}");
        if variants
            .iter()
            .any(|earlier| format!("{:?}", earlier.known) == again)
        {
            problems.on(&variant.ident, "an earlier variant is known by the same");
        }
        variants.push(VariantPlan {
            name: RustName::of(&variant.ident),
            value: user.ty(ty),
            known,
            docs: Docs::default(),
        });
    }
    if variants.is_empty() {
        problems.on(&input.ident, "a union has a variant beside `Unknown`");
    }
    let plan = UnionPlan {
        name: RustName::of(&input.ident),
        docs: Docs::default(),
        aliases: Vec::new(),
        tag: tag.map_or(TagPlace::None, TagPlace::Within),
        variants,
        comparable: false,
    };
    let traits = EmitUnionTraits(&plan);
    Some(user.settle(apart(&quote!(#traits))))
}

/// The value of the tag: a text that serde's attributes name, or a whole number. The tag is written beside
/// the members, unless the type is said to hold it.
fn tagged(settings: &mut Settings, name: String, problems: &mut Problems) -> Option<KnownBy> {
    let literal = match settings.take("value", problems) {
        None => Literal::String(name),
        Some(setting) => match &setting.value {
            Value::Literal(Lit::Int(number)) => {
                Literal::Integer(problems.keep(number.base10_parse())?)
            }
            _ => {
                problems.at(
                    setting.key.span(),
                    "`value = 1` is a whole number; a text is `#[serde(rename = \"..\")]`",
                );
                return None;
            }
        },
    };
    Some(if settings.flag("holds_tag", problems) {
        KnownBy::Tag(literal)
    } else {
        KnownBy::TagAdded(literal)
    })
}

/// `field = "x"`, `field = "x", is = "y"` or `kind = string`.
fn untagged_row(
    settings: &mut Settings,
    variant: &Variant,
    problems: &mut Problems,
) -> Option<KnownBy> {
    let field = settings.text("field", problems).map(|field| field.value());
    let is = settings.take("is", problems);
    let kinds = KINDS.map(|(word, _)| word);
    let kind = settings.word("kind", &kinds, problems);
    match (field, is, kind) {
        (Some(field), None, None) => Some(KnownBy::Field(field)),
        (Some(field), Some(setting), None) => {
            let literal = match &setting.value {
                Value::Literal(Lit::Str(text)) => Literal::String(text.value()),
                Value::Literal(Lit::Int(number)) => {
                    Literal::Integer(problems.keep(number.base10_parse())?)
                }
                _ => {
                    problems.at(setting.key.span(), "expected `is = \"text\"` or `is = 1`");
                    return None;
                }
            };
            Some(KnownBy::FieldValue(field, literal))
        }
        (None, None, Some(word)) => {
            let found = KINDS.iter().find(|(known, _)| word == known);
            found.map(|(_, kind)| KnownBy::Kind(*kind))
        }
        _ => {
            problems.on(
                &variant.ident,
                format!(
                    "say by what it is known: `#[union(field = \"..\")]`, with `is = ..` where its \
                     value counts, or `#[union(kind = ..)]` with {}",
                    list(&kinds)
                ),
            );
            None
        }
    }
}
