//! Texts, numbers and truth values as expressions.

use proc_macro2::{Ident, Literal as Token, Span, TokenStream};
use quote::{ToTokens, quote};
use serde_json::Value;

use super::value::Want;

/// A value of a type of the prelude.
pub(super) fn standard(name: &str, value: Option<&Value>, want: Want) -> Option<TokenStream> {
    let text = value.and_then(Value::as_str);
    Some(match name {
        "String" => {
            let text = match value {
                Some(value) => value.as_str()?,
                None => "text",
            };
            match want {
                Want::Convertible => text.to_token_stream(),
                Want::Inferred | Want::Exact => quote!(#text.to_owned()),
            }
        }
        "bool" => {
            let truth = match (value, text) {
                (None, _) => true,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_bool()?,
            };
            quote!(#truth)
        }
        "f64" => {
            let number: f64 = match (value, text) {
                (None, _) => 1.0,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_f64()?,
            };
            number
                .is_finite()
                .then(|| Token::f64_unsuffixed(number))?
                .to_token_stream()
        }
        "u64" => {
            let number: u64 = match (value, text) {
                (None, _) => 1,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_u64()?,
            };
            match want {
                Want::Exact => Token::u64_suffixed(number),
                Want::Convertible | Want::Inferred => Token::u64_unsuffixed(number),
            }
            .to_token_stream()
        }
        _ => {
            let number: i64 = match (value, text) {
                (None, _) => 1,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_i64()?,
            };
            match (want, name) {
                (Want::Exact, "i64") => Token::i64_suffixed(number),
                (Want::Exact, _) => Token::i32_suffixed(i32::try_from(number).ok()?),
                _ => Token::i64_unsuffixed(number),
            }
            .to_token_stream()
        }
    })
}

/// A value of a type of the runtime, which the crate at `root` exports.
pub(super) fn of_runtime(
    root: &TokenStream,
    name: &str,
    value: Option<&Value>,
    want: Want,
) -> Option<TokenStream> {
    let text = |made_up: &'static str| match value {
        None => Some(made_up.to_owned()),
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(_) => None,
    };
    let number = || match value {
        None => Some(1_769_860_800),
        Some(Value::String(text)) => text.parse().ok(),
        Some(value) => value.as_i64(),
    };
    Some(match name {
        "Url" => from_text(root, name, &text("https://example.com")?, want),
        "DateTime" | "OffsetDateTime" => {
            from_text(root, name, &text("2026-01-31T12:00:00Z")?, want)
        }
        "Duration" => from_text(root, name, &text("PT1H")?, want),
        "Secret" => from_text(root, name, &text("secret")?, want),
        "Bytes" => from_text(root, name, &text("text")?, want),
        "Uuid" => parsed(
            root,
            name,
            &text("00000000-0000-0000-0000-000000000000")?,
            want,
        ),
        "Date" => parsed(root, name, &text("2026-01-31")?, want),
        "Decimal" => parsed(root, name, &text("1.5")?, want),
        "TimestampSeconds" => {
            let seconds = Token::i64_unsuffixed(number()?);
            quote!(#root::TimestampSeconds(#seconds))
        }
        "TimestampMillis" => {
            let millis = Token::i64_unsuffixed(number()?);
            quote!(#root::TimestampMillis(#millis))
        }
        "Base64" if value.is_none() => quote!(#root::Base64::from(b"text".to_vec())),
        "Upload" => quote!(#root::Upload::new("notes.txt", "text/plain", "hello")),
        "Json" => match value {
            None => from_text(root, name, "text", want),
            Some(Value::String(text)) => from_text(root, name, text, want),
            Some(Value::Bool(truth)) if want == Want::Convertible => quote!(#truth),
            Some(other) => {
                let text = other.to_string();
                quote!(#text.parse::<#root::Json>()?)
            }
        },
        _ => return None,
    })
}

/// A text that converts to a type of the runtime.
fn from_text(root: &TokenStream, name: &str, text: &str, want: Want) -> TokenStream {
    match want {
        Want::Convertible => text.to_token_stream(),
        Want::Inferred => quote!(#text.into()),
        Want::Exact => {
            let name = ident(name);
            quote!(#root::#name::from(#text))
        }
    }
}

/// A text that is parsed as a type of the runtime.
fn parsed(root: &TokenStream, name: &str, text: &str, want: Want) -> TokenStream {
    match want {
        Want::Convertible | Want::Inferred => quote!(#text.parse()?),
        Want::Exact => {
            let name = ident(name);
            quote!(#text.parse::<#root::#name>()?)
        }
    }
}

pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
