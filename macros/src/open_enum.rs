//! `#[derive(OpenEnum)]`: documented values, and a variant that keeps any other.

use bindery_codegen::emit::EmitEnumTraits;
use bindery_codegen::ir::{EnumBase, Literal};
use bindery_codegen::plan::{Docs, EnumPlan, RustName, ValuePlan};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Data, DeriveInput, Fields, Lit, Type, Variant};

use crate::field_type::primitive;
use crate::problems::Problems;
use crate::runtime_path::{UserTokens, apart};
use crate::serde_names::wire_names;
use crate::settings::{Settings, Value};

/// Derives reading and writing of an open enum, and its conversions.
pub(crate) fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let tokens = expand(input, &mut problems);
    problems.finish(tokens)
}

fn expand(input: &DeriveInput, problems: &mut Problems) -> Option<TokenStream> {
    let mut settings = Settings::of(&input.attrs, "open_enum", problems);
    let user = UserTokens::of(&mut settings, problems);
    settings.finish(&["crate"], problems);
    let Data::Enum(data) = &input.data else {
        problems.on(
            &input.ident,
            "an open enum is an enum, with a variant for each value",
        );
        return None;
    };
    if let Some(parameter) = input.generics.params.first() {
        problems.on(parameter, "an open enum has no parameters");
    }
    let base = base(input, data.variants.iter(), problems);
    let names = wire_names(input, problems)?;
    let mut values: Vec<ValuePlan> = Vec::new();
    for (variant, name) in data.variants.iter().zip(names) {
        if variant.ident == "Unknown" {
            continue;
        }
        let Some(value) = value(variant, name, base.unwrap_or(EnumBase::String), problems) else {
            continue;
        };
        if values.iter().any(|known| known.wire == value.wire) {
            let wire = match &value.wire {
                Literal::String(text) => format!("{text:?}"),
                Literal::Integer(number) => number.to_string(),
                Literal::Boolean(value) => value.to_string(),
            };
            problems.on(
                &variant.ident,
                format!("two variants have the value {wire}"),
            );
        }
        values.push(value);
    }
    let plan = EnumPlan {
        name: RustName::of(&input.ident),
        docs: Docs::default(),
        aliases: Vec::new(),
        base: base?,
        open: true,
        values,
    };
    let traits = EmitEnumTraits(&plan);
    Some(user.settle(apart(&quote!(#traits))))
}

/// What the values are: what the variant `Unknown` holds.
fn base<'v>(
    input: &DeriveInput,
    mut variants: impl Iterator<Item = &'v Variant>,
    problems: &mut Problems,
) -> Option<EnumBase> {
    let Some(unknown) = variants.find(|variant| variant.ident == "Unknown") else {
        problems.on(
            &input.ident,
            "an open enum keeps values that nobody knows: add a variant `Unknown(String)`, or \
             `Unknown(i64)`",
        );
        return None;
    };
    let held = held(unknown).and_then(primitive);
    match held {
        Some("String") => Some(EnumBase::String),
        Some("i64") => Some(EnumBase::Integer),
        _ => {
            problems.on(
                unknown,
                "the unknown value is a text or a number: `Unknown(String)` or \
                                  `Unknown(i64)`",
            );
            None
        }
    }
}

/// The only value that a variant holds.
pub(crate) fn held(variant: &Variant) -> Option<&Type> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(&fields.unnamed[0].ty),
        _ => None,
    }
}

fn value(
    variant: &Variant,
    name: String,
    base: EnumBase,
    problems: &mut Problems,
) -> Option<ValuePlan> {
    let mut settings = Settings::of(&variant.attrs, "open_enum", problems);
    let number = settings.take("value", problems);
    settings.finish(&["value"], problems);
    if !matches!(variant.fields, Fields::Unit) {
        problems.on(&variant.fields, "a documented value holds nothing");
        return None;
    }
    let wire = match (base, number) {
        (EnumBase::String, None) => Literal::String(name),
        (EnumBase::String, Some(setting)) => {
            problems.at(
                setting.key.span(),
                "`value` is for enums of whole numbers; a text is `#[serde(rename = \"..\")]`",
            );
            return None;
        }
        (EnumBase::Integer, Some(setting)) => match setting.value {
            Value::Literal(Lit::Int(number)) => {
                Literal::Integer(problems.keep(number.base10_parse())?)
            }
            _ => {
                problems.at(
                    setting.key.span(),
                    "expected `value = 1`, with a whole number",
                );
                return None;
            }
        },
        (EnumBase::Integer, None) => {
            problems.on(
                variant.ident.to_token_stream(),
                "a value that is a number needs `#[open_enum(value = 1)]`",
            );
            return None;
        }
    };
    Some(ValuePlan {
        name: RustName::of(&variant.ident),
        wire,
        docs: Docs::default(),
    })
}
