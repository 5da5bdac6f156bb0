//! The grammar of attributes: `name`, `name = value` and `name(..)`, separated by commas.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Lit, LitInt, LitStr, Token, Type, token};

use crate::problems::{Problems, hint};

/// One entry of a list.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) key: Key,
    pub(crate) value: Value,
}

/// What stands before `=` or `(`, or alone.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    Word(Ident),
    Text(LitStr),
    Number(LitInt),
}

/// What stands behind it.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    None,
    Literal(Lit),
    Type(Box<Type>),
    List(Vec<Setting>),
}

impl Parse for Setting {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = if input.peek(LitStr) {
            Key::Text(input.parse()?)
        } else if input.peek(LitInt) {
            Key::Number(input.parse()?)
        } else if input.peek(Ident::peek_any) {
            Key::Word(input.call(Ident::parse_any)?)
        } else {
            return Err(input.error("expected a setting: `name`, `name = value` or `name(..)`"));
        };
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if input.peek(Lit) {
                Value::Literal(input.parse()?)
            } else {
                let value = input.parse();
                Value::Type(value.map_err(|error| {
                    syn::Error::new(error.span(), "expected a literal, a word or a type")
                })?)
            }
        } else if input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            Value::List(list(&content)?)
        } else {
            Value::None
        };
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(input.error("expected a comma"));
        }
        Ok(Self { key, value })
    }
}

fn list(input: ParseStream<'_>) -> syn::Result<Vec<Setting>> {
    let settings = Punctuated::<Setting, Token![,]>::parse_terminated(input)?;
    Ok(settings.into_iter().collect())
}

impl Key {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Word(word) => word.span(),
            Self::Text(text) => text.span(),
            Self::Number(number) => number.span(),
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Word(word) => word.unraw().to_string(),
            Self::Text(text) => text.value(),
            Self::Number(number) => number.base10_digits().to_owned(),
        }
    }
}

/// The settings of one attribute, or of one entry of it. Each is taken once; what is left is unknown.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// What they belong to, for messages: `operation`.
    name: String,
    place: Span,
    left: Vec<Setting>,
    /// Whether something could not be read, which may be what seems to be missing.
    broken: bool,
    /// Whether there is an attribute at all.
    given: bool,
}

impl Settings {
    /// All settings of the attributes `#[name(..)]`.
    pub(crate) fn of(attributes: &[Attribute], name: &str, problems: &mut Problems) -> Self {
        let mut settings = Self {
            name: name.to_owned(),
            place: Span::call_site(),
            left: Vec::new(),
            broken: false,
            given: false,
        };
        for attribute in attributes
            .iter()
            .filter(|found| found.path().is_ident(name))
        {
            settings.place = attribute.path().span();
            let parsed = match &attribute.meta {
                syn::Meta::List(_) => attribute.parse_args_with(list),
                meta => Err(syn::Error::new_spanned(
                    meta,
                    format!("expected `#[{name}(..)]`"),
                )),
            };
            settings.given = true;
            match problems.keep(parsed) {
                Some(parsed) => settings.left.extend(parsed),
                None => settings.broken = true,
            }
        }
        settings
    }

    /// The settings of one entry: `auth(bearer, env = "..")`.
    pub(crate) fn within(setting: Setting, problems: &mut Problems) -> Self {
        let (name, place) = (setting.key.text(), setting.key.span());
        let left = match setting.value {
            Value::List(list) => list,
            _ => {
                problems.at(place, format!("expected `{name}(..)`"));
                Vec::new()
            }
        };
        Self {
            name,
            place,
            left,
            broken: false,
            given: true,
        }
    }

    /// No settings.
    #[cfg(feature = "client")]
    pub(crate) fn none(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            place: Span::call_site(),
            left: Vec::new(),
            broken: false,
            given: false,
        }
    }

    /// The settings that are left in a macro's input.
    #[cfg(feature = "client")]
    pub(crate) fn parse(name: &str, input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Self {
            left: list(input)?,
            ..Self::none(name)
        })
    }

    /// Takes a word.
    #[cfg(feature = "client")]
    pub(crate) fn any_word(&mut self, name: &str, problems: &mut Problems) -> Option<Ident> {
        let setting = self.take(name, problems)?;
        word_value(&setting, problems)
    }

    /// Where the attribute stands.
    pub(crate) fn place(&self) -> Span {
        self.place
    }

    /// Whether there is an attribute at all.
    pub(crate) fn is_given(&self) -> bool {
        self.given
    }

    /// Reports that something is missing, unless something could not be read.
    pub(crate) fn missing(&self, problems: &mut Problems, message: impl std::fmt::Display) {
        if !self.broken {
            problems.at(self.place, message);
        }
    }

    /// Whether there is a setting of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        let is_named = |key: &Key| matches!(key, Key::Word(word) if word.unraw() == name);
        self.left.iter().any(|setting| is_named(&setting.key))
    }

    /// Takes all settings of this name.
    pub(crate) fn take_all(&mut self, name: &str) -> Vec<Setting> {
        let is_named =
            |setting: &Setting| matches!(&setting.key, Key::Word(word) if word.unraw() == name);
        let (taken, left) = self.left.drain(..).partition(is_named);
        self.left = left;
        taken
    }

    /// Takes the only setting of this name.
    pub(crate) fn take(&mut self, name: &str, problems: &mut Problems) -> Option<Setting> {
        let mut found = self.take_all(name).into_iter();
        let first = found.next();
        for again in found {
            problems.at(again.key.span(), format!("`{name}` is given twice"));
        }
        first
    }

    /// Takes the next setting, whatever it is.
    pub(crate) fn next(&mut self) -> Option<Setting> {
        (!self.left.is_empty()).then(|| self.left.remove(0))
    }

    /// Takes a setting without a value.
    pub(crate) fn flag(&mut self, name: &str, problems: &mut Problems) -> bool {
        let Some(setting) = self.take(name, problems) else {
            return false;
        };
        if !matches!(setting.value, Value::None) {
            problems.at(setting.key.span(), format!("`{name}` takes no value"));
        }
        true
    }

    /// Takes a text.
    pub(crate) fn text(&mut self, name: &str, problems: &mut Problems) -> Option<LitStr> {
        let setting = self.take(name, problems)?;
        text_value(&setting, problems)
    }

    /// Takes a whole number.
    pub(crate) fn number<N>(&mut self, name: &str, problems: &mut Problems) -> Option<N>
    where
        N: std::str::FromStr<Err: std::fmt::Display>,
    {
        let setting = self.take(name, problems)?;
        match &setting.value {
            Value::Literal(Lit::Int(number)) => problems.keep(number.base10_parse()),
            _ => {
                let message = format!("expected `{name} = 1`, with a whole number");
                problems.at(setting.key.span(), message);
                None
            }
        }
    }

    /// Takes one of these words.
    pub(crate) fn word(
        &mut self,
        name: &str,
        known: &[&str],
        problems: &mut Problems,
    ) -> Option<Ident> {
        let setting = self.take(name, problems)?;
        let word = word_value(&setting, problems)?;
        if !known.contains(&word.unraw().to_string().as_str()) {
            let text = word.to_string();
            problems.at(
                word.span(),
                format!("`{name}` cannot be `{text}`{}", hint(&text, known)),
            );
            return None;
        }
        Some(word)
    }

    /// Takes a type.
    pub(crate) fn ty(&mut self, name: &str, problems: &mut Problems) -> Option<Type> {
        let setting = self.take(name, problems)?;
        match setting.value {
            Value::Type(ty) => Some(*ty),
            _ => {
                let message = format!("expected `{name} = Type`");
                problems.at(setting.key.span(), message);
                None
            }
        }
    }

    /// Takes a list of texts: `name("a", "b")`.
    pub(crate) fn texts(&mut self, name: &str, problems: &mut Problems) -> Option<Vec<LitStr>> {
        let setting = self.take(name, problems)?;
        let example = format!("expected `{name}(\"..\", \"..\")`, with texts");
        let mut list = Self::within(setting, problems);
        let mut texts = Vec::new();
        while let Some(entry) = list.next() {
            match (entry.key, entry.value) {
                (Key::Text(text), Value::None) => texts.push(text),
                (key, _) => problems.at(key.span(), &example),
            }
        }
        Some(texts)
    }

    /// Takes a list of named texts: `name(a = "x", "b" = "y")`.
    pub(crate) fn pairs(&mut self, name: &str, problems: &mut Problems) -> Vec<(Key, LitStr)> {
        let mut pairs = Vec::new();
        for setting in self.take_all(name) {
            let mut list = Self::within(setting, problems);
            while let Some(entry) = list.next() {
                if let Some(text) = text_value(&entry, problems) {
                    pairs.push((entry.key, text));
                }
            }
        }
        pairs
    }

    /// Reports what was not taken; true where there was anything.
    pub(crate) fn finish(self, known: &[&str], problems: &mut Problems) -> bool {
        let unknown = !self.left.is_empty();
        for setting in self.left {
            let word = setting.key.text();
            problems.at(
                setting.key.span(),
                format!("`{}` has no `{word}`{}", self.name, hint(&word, known)),
            );
        }
        unknown
    }
}

/// The text of `name = ".."`.
pub(crate) fn text_value(setting: &Setting, problems: &mut Problems) -> Option<LitStr> {
    match &setting.value {
        Value::Literal(Lit::Str(text)) => Some(text.clone()),
        _ => {
            let name = setting.key.text();
            problems.at(
                setting.key.span(),
                format!("expected `{name} = \"..\"`, with a text"),
            );
            None
        }
    }
}

/// The word of `name = word`.
pub(crate) fn word_value(setting: &Setting, problems: &mut Problems) -> Option<Ident> {
    let word = match &setting.value {
        Value::Type(ty) => match &**ty {
            Type::Path(ty) => ty.path.get_ident().cloned(),
            _ => None,
        },
        _ => None,
    };
    if word.is_none() {
        let name = setting.key.text();
        let place = match &setting.value {
            Value::Type(ty) => ty.to_token_stream(),
            Value::Literal(literal) => literal.to_token_stream(),
            _ => setting_tokens(&setting.key),
        };
        let word = match &setting.value {
            Value::Literal(Lit::Str(text)) => text.value(),
            _ => "word".to_owned(),
        };
        problems.on(
            place,
            format!("expected a word without quotes: `{name} = {word}`"),
        );
    }
    word
}

fn setting_tokens(key: &Key) -> proc_macro2::TokenStream {
    match key {
        Key::Word(word) => word.to_token_stream(),
        Key::Text(text) => text.to_token_stream(),
        Key::Number(number) => number.to_token_stream(),
    }
}
