//! Names and values of queries and form bodies.

use std::borrow::Cow;

use url::form_urlencoded::byte_serialize;

use super::{Arguments, BuildError};

/// How an argument that is not a single value is written in a query, a header or a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `x=a,b`
    CommaList,
    /// `x=a+b`, which is a space between the entries
    SpaceList,
    /// `x=a%7Cb`, which is a bar between the entries
    PipeList,
    /// `x=a&x=b`
    RepeatedKey,
    /// `x[]=a&x[]=b`
    BracketList,
    /// `x[a]=1&x[b][c]=2`, at every depth; arrays inside are `x[a]=1,2`.
    DeepObjectCommaList,
    /// As [`Style::DeepObjectCommaList`], with arrays inside as `x[a]=1&x[a]=2`.
    DeepObjectRepeatedKey,
    /// As [`Style::DeepObjectCommaList`], with arrays inside as `x[a][]=1&x[a][]=2`.
    DeepObjectBracketList,
    /// `x` alone when true, nothing when false.
    Flag,
}

/// Appends the pairs of one argument to a query or a form.
pub(super) fn append(
    out: &mut String,
    style: Option<Style>,
    name: &str,
    value: &Arguments,
) -> Result<(), BuildError> {
    let key = encode(name);
    append_at(out, style, name, &key, value)
}

/// As [`append`], with the encoded key that the brackets so far have made. The depth is that of a JSON
/// text, which its parser has bounded.
fn append_at(
    out: &mut String,
    style: Option<Style>,
    name: &str,
    key: &str,
    value: &Arguments,
) -> Result<(), BuildError> {
    match value {
        Arguments::None => {}
        Arguments::One(text) if style == Some(Style::Flag) => {
            if text == "true" {
                separate(out);
                out.push_str(key);
            }
        }
        Arguments::One(text) => pair(out, key, &encode(text)),
        Arguments::Many(entries) if entries.is_empty() => {}
        Arguments::Many(entries) => match style {
            Some(Style::CommaList | Style::DeepObjectCommaList) => {
                pair(out, key, &joined(name, entries, ",")?);
            }
            Some(Style::SpaceList) => pair(out, key, &joined(name, entries, "+")?),
            Some(Style::PipeList) => pair(out, key, &joined(name, entries, "%7C")?),
            Some(Style::RepeatedKey | Style::DeepObjectRepeatedKey) => {
                for text in texts(name, entries)? {
                    pair(out, key, &encode(text));
                }
            }
            Some(Style::BracketList | Style::DeepObjectBracketList) => {
                let key = format!("{key}%5B%5D");
                for text in texts(name, entries)? {
                    pair(out, &key, &encode(text));
                }
            }
            Some(Style::Flag) | None => return Err(BuildError::new(name, "is an array")),
        },
        Arguments::Named(members) => {
            if !matches!(
                style,
                Some(
                    Style::DeepObjectCommaList
                        | Style::DeepObjectRepeatedKey
                        | Style::DeepObjectBracketList
                )
            ) {
                return Err(BuildError::new(name, "is an object"));
            }
            for (member, value) in members {
                let key = format!("{key}%5B{}%5D", encode(member));
                append_at(out, style, name, &key, value)?;
            }
        }
    }
    Ok(())
}

/// The entries of an array of single values, with what stands between them.
fn joined(name: &str, entries: &[Arguments], between: &str) -> Result<String, BuildError> {
    let texts: Vec<_> = texts(name, entries)?.into_iter().map(encode).collect();
    Ok(texts.join(between))
}

/// The entries of an array of single values.
pub(super) fn texts<'a>(name: &str, entries: &'a [Arguments]) -> Result<Vec<&'a str>, BuildError> {
    entries
        .iter()
        .map(|entry| match entry {
            Arguments::One(text) => Ok(text.as_str()),
            _ => Err(BuildError::new(
                name,
                "is an array of something else than single values",
            )),
        })
        .collect()
}

fn pair(out: &mut String, key: &str, value: &str) {
    separate(out);
    out.push_str(key);
    out.push('=');
    out.push_str(value);
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('&');
    }
}

fn encode(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"*-._".contains(&byte);
    if text.bytes().all(is_plain) {
        Cow::Borrowed(text)
    } else {
        byte_serialize(text.as_bytes()).collect()
    }
}
