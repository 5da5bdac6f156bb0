//! Names in Rust: made from names on the wire, claimed in a scope, rendered as tokens.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToShoutySnakeCase as _, ToSnakeCase as _, ToUpperCamelCase as _};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _};

/// A name of a Rust item, field or variant. It is valid and no keyword.
///
/// It has no `Display`, so that it cannot end up in a string that goes on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustName(Box<str>);

impl RustName {
    /// The name of an item that the user of a derive wrote.
    pub fn of(ident: &Ident) -> Self {
        Self(ident.to_string().into())
    }

    /// The name as a module's file name: without `r#`.
    pub fn file_stem(&self) -> &str {
        self.0.trim_start_matches("r#")
    }

    /// The name as it stands in Rust text and in rustdoc links.
    pub fn rust_text(&self) -> &str {
        &self.0
    }
}

impl AsRef<RustName> for RustName {
    fn as_ref(&self) -> &RustName {
        self
    }
}

impl ToTokens for RustName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.0.strip_prefix("r#") {
            Some(raw) => Ident::new_raw(raw, Span::call_site()),
            None => Ident::new(&self.0, Span::call_site()),
        };
        tokens.append(ident);
    }
}

/// How the words of a name are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// `lower_snake`, for fields, functions and modules.
    Snake,
    /// `UpperCamel`, for types and variants.
    Camel,
    /// `UPPER_SNAKE`, for constants.
    Shouty,
}

/// A set of names that differ from one another.
///
/// Names are claimed in the order of the spec, so that a name changes only when one before it does.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
    /// The number that was last tried behind a name that was taken.
    numbers: BTreeMap<(String, Case), usize>,
}

impl Scope {
    /// A scope in which nothing is taken.
    pub fn new() -> Self {
        Self::default()
    }

    /// A scope in which the names that Rust's prelude and the emitters use are taken.
    pub fn with_prelude() -> Self {
        Self {
            taken: PRELUDE.iter().map(ToString::to_string).collect(),
            numbers: BTreeMap::new(),
        }
    }

    /// Takes `name` without changing it.
    pub fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Takes each of `names` without changing it.
    pub fn reserve_all<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        self.taken.extend(names.into_iter().map(str::to_owned));
    }

    /// Claims the name that `text` gives in `case`; a number is added where it is taken.
    pub fn claim(&mut self, text: &str, case: Case) -> RustName {
        let base = ident_text(text, case);
        if self.taken.insert(base.clone()) {
            return RustName(keyword_safe(base).into());
        }
        // Many may want the same name; none counts from the start.
        let number = self.numbers.entry((base.clone(), case)).or_insert(1);
        loop {
            *number += 1;
            let name = match case {
                Case::Camel => format!("{base}{number}"),
                Case::Snake | Case::Shouty => format!("{base}_{number}"),
            };
            if self.taken.insert(name.clone()) {
                return RustName(keyword_safe(name).into());
            }
        }
    }
}

/// The words of `text` joined in `case`: a valid identifier, except that it may be a keyword.
fn ident_text(text: &str, case: Case) -> String {
    let ascii = spelled_in_ascii(text);
    let keep = case == Case::Camel
        && ascii.starts_with(|c: char| c.is_ascii_uppercase())
        && ascii.chars().all(|c| c.is_ascii_alphanumeric());
    let mut name = match case {
        // A spec's own type names stay as they are written: `WebhookID` is no `WebhookId`.
        Case::Camel if keep => ascii,
        Case::Camel => ascii.to_upper_camel_case(),
        Case::Snake => ascii.to_snake_case(),
        Case::Shouty => ascii.to_shouty_snake_case(),
    };
    if name.is_empty() {
        name.push_str(match case {
            Case::Snake => "unnamed",
            Case::Camel => "Unnamed",
            Case::Shouty => "UNNAMED",
        });
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert_str(
            0,
            match case {
                Case::Snake => "n",
                Case::Camel | Case::Shouty => "N",
            },
        );
    }
    name
}

/// Rust warns of many characters beyond ASCII; they become their number in hexadecimal. Signs that
/// tell two names apart become words.
fn spelled_in_ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for (position, c) in text.char_indices() {
        match c {
            c if c.is_ascii_alphanumeric() => ascii.push(c),
            '-' if position == 0 && text[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                ascii.push_str("minus ");
            }
            '+' => ascii.push_str(" plus "),
            '>' => ascii.push_str(" gt "),
            '<' => ascii.push_str(" lt "),
            '=' => ascii.push_str(" eq "),
            c if c.is_alphanumeric() => {
                ascii.push_str(&format!("u{:x}", u32::from(c)));
            }
            _ => ascii.push(' '),
        }
    }
    ascii
}

/// Makes a raw identifier of a keyword; of the few that cannot be raw, a longer name.
fn keyword_safe(name: String) -> String {
    match name.as_str() {
        "self" | "super" | "crate" | "Self" => format!("{name}_"),
        name_text if KEYWORDS.contains(&name_text) => format!("r#{name}"),
        _ => name,
    }
}

/// Strict and reserved keywords of all editions.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Names that generated files use without a path.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    "Self",
    "C",
    "D",
];

/// The singular of an English plural, by the common rules only.
pub fn singular(word: &str) -> String {
    for (plural, ending) in [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")] {
        if let Some(stem) = word.strip_suffix(plural)
            && stem.len() > 1
        {
            return format!("{stem}{ending}");
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && stem.len() > 1 => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Scope, singular};

    fn claimed(text: &str, case: Case) -> String {
        Scope::new().claim(text, case).rust_text().to_owned()
    }

    #[test]
    fn names_follow_the_case_of_their_item() {
        assert_eq!(claimed("page[number]", Case::Snake), "page_number");
        assert_eq!(claimed("X-Hook-Secret", Case::Snake), "x_hook_secret");
        assert_eq!(
            claimed("call-recording.created", Case::Camel),
            "CallRecordingCreated"
        );
        assert_eq!(claimed("WebhookID", Case::Camel), "WebhookID");
        assert_eq!(claimed("$or", Case::Snake), "or");
    }

    #[test]
    fn what_rust_refuses_is_changed() {
        assert_eq!(claimed("type", Case::Snake), "r#type");
        assert_eq!(claimed("self", Case::Snake), "self_");
        assert_eq!(claimed("Self", Case::Camel), "Self_");
        assert_eq!(claimed("2fa", Case::Snake), "n2fa");
        assert_eq!(claimed("_", Case::Snake), "unnamed");
        assert_eq!(claimed("größe", Case::Snake), "gruf6udfe");
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut scope = Scope::with_prelude();
        assert_eq!(scope.claim("a b", Case::Snake).rust_text(), "a_b");
        assert_eq!(scope.claim("a.b", Case::Snake).rust_text(), "a_b_2");
        assert_eq!(scope.claim("Option", Case::Camel).rust_text(), "Option2");
        scope.reserve("a_b_3");
        assert_eq!(scope.claim("a-b", Case::Snake).rust_text(), "a_b_4");
    }

    #[test]
    fn plurals_become_singular() {
        for (plural, one) in [
            ("webhooks", "webhook"),
            ("entries", "entry"),
            ("addresses", "address"),
            ("auth", "auth"),
            ("status", "status"),
            ("analysis", "analysis"),
            ("boxes", "box"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
