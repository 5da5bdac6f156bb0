//! The words of the type language, and what people write in their place.

use heck::ToUpperCamelCase;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Scalar;
use crate::suggest;

use super::keyword;
use super::words::{Word, alternatives};

/// True for what can be the name of a type: upper camel case.
pub(super) fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The built-in types that begin with this word and have a second one, and the word alone if it is one.
pub(super) fn forms_of(first: &str) -> Vec<&'static str> {
    let begins = |known: &&str| known.split(' ').next() == Some(first);
    let forms: Vec<_> = keyword::spellings::<Scalar>()
        .into_iter()
        .filter(begins)
        .collect();
    if forms.iter().any(|form| form.contains(' ')) {
        forms
    } else {
        Vec::new()
    }
}

/// A word that is neither built in nor the form of a name.
pub(super) fn unknown_word(word: &Word<'_>, forms: &[&str]) -> Diagnostic {
    let text = &*word.text;
    let found = Diagnostic::error(Code::TypeSyntax, word.span, format!("`{text}` is no type"));
    if !forms.is_empty() {
        return found.expected(alternatives(forms));
    }
    if let Some((_, advice)) = OTHER_SHAPES.iter().find(|(other, _)| *other == text) {
        return found.expected(*advice);
    }
    let elsewhere = ELSEWHERE
        .iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(text))
        .map(|(_, ours)| *ours);
    let near = elsewhere.or_else(|| suggest::closest(text, keyword::spellings::<Scalar>()));
    let name = text.to_upper_camel_case();
    let name_meant = near.is_none()
        && is_type_name(&name)
        && text.contains(|c: char| matches!(c, '_' | '-') || c.is_uppercase());
    found
        .expected("a built-in type in lower case, or the name of a type in upper camel case")
        .suggest(near)
        .suggest(name_meant.then_some(&*name))
}

/// What other languages call our types.
const ELSEWHERE: &[(&str, &str)] = &[
    ("any", "json"),
    ("bool", "boolean"),
    ("double", "number"),
    ("float", "number"),
    ("i32", "int32"),
    ("i64", "integer"),
    ("int", "integer"),
    ("int64", "integer"),
    ("str", "string"),
    ("text", "string"),
    ("u64", "uint64"),
    ("uri", "url"),
];

/// Words that other languages have where the format has a construct.
const OTHER_SHAPES: &[(&str, &str)] = &[
    (
        "array",
        "the type of the items with brackets behind it, as in `string[]`",
    ),
    (
        "list",
        "the type of the items with brackets behind it, as in `string[]`",
    ),
    (
        "object",
        "the name of a type of the shape `object`, or `map<json>` for any object",
    ),
];
