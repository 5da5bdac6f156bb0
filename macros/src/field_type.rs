//! What a field's type says: whether it may be left out, and how a caller gives it.

use bindery_codegen::plan::{ArgumentType, Presence, RustType};
use syn::{GenericArgument, PathArguments, Type};

use crate::runtime_path::UserTokens;

/// What a field's type says.
#[derive(Clone, Debug)]
pub(crate) struct FieldType {
    pub(crate) presence: Presence,
    pub(crate) value: RustType,
    pub(crate) argument: ArgumentType,
    /// The last word of the type itself, without `Option`: `Vec`, `bool`.
    pub(crate) word: String,
}

impl FieldType {
    /// Reads a type. Only names can be looked at: an alias of `Option` is none.
    pub(crate) fn of(ty: &Type, user: &mut UserTokens) -> Self {
        let (presence, inner) = match wrapped(ty) {
            Some((word, inner)) if word == "Option" => (Presence::Optional, inner),
            Some((word, inner)) if word == "Tristate" => (Presence::Tristate, inner),
            _ => (Presence::Required, ty),
        };
        let (value, argument) = value(inner, user);
        Self {
            presence,
            value,
            argument,
            word: last_word(inner).unwrap_or_default(),
        }
    }
}

fn value(ty: &Type, user: &mut UserTokens) -> (RustType, ArgumentType) {
    if let Some(name) = primitive(ty) {
        let argument = match name {
            "String" => ArgumentType::Into,
            _ => ArgumentType::Plain,
        };
        return (RustType::Std(name), argument);
    }
    match (wrapped(ty), last_word(ty).as_deref()) {
        (Some((word, item)), _) if word == "Vec" => {
            let (item, argument) = value(item, user);
            let argument = match argument {
                ArgumentType::Into => ArgumentType::ItemsInto,
                _ => ArgumentType::Items,
            };
            (RustType::Vec(Box::new(item)), argument)
        }
        (None, Some(word)) if INTO.contains(&word) => (user.ty(ty), ArgumentType::Into),
        _ => (user.ty(ty), ArgumentType::Plain),
    }
}

/// Types that people give as something else, such as a string literal.
const INTO: [&str; 9] = [
    "Base64",
    "Bytes",
    "DateTime",
    "Duration",
    "Json",
    "OffsetDateTime",
    "Secret",
    "Url",
    "Value",
];

/// A type of the language, or `String`.
pub(crate) fn primitive(ty: &Type) -> Option<&'static str> {
    let Type::Path(path) = ty else { return None };
    let word = path.path.get_ident().filter(|_| path.qself.is_none())?;
    PRIMITIVES.into_iter().find(|known| word == known)
}

const PRIMITIVES: [&str; 14] = [
    "String", "bool", "f32", "f64", "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64",
    "usize",
];

/// The name and the only argument of a type such as `Option<T>`.
pub(crate) fn wrapped(ty: &Type) -> Option<(String, &Type)> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter();
    match (arguments.next(), arguments.next()) {
        (Some(GenericArgument::Type(inner)), None) => Some((last.ident.to_string(), inner)),
        _ => None,
    }
}

fn last_word(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    Some(path.path.segments.last()?.ident.to_string())
}
