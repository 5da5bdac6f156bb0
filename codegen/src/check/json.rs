//! JSON whose every value and key knows where it stands in the text.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::ir::JsonKind;

/// A value and its place in the text.
#[derive(Debug)]
pub(super) struct Json {
    pub(super) place: Range<usize>,
    pub(super) value: JsonValue,
}

/// A value.
#[derive(Debug)]
pub(super) enum JsonValue {
    Null,
    Boolean(bool),
    /// A number, as written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) key_place: Range<usize>,
    pub(super) value: Json,
}

/// Why a text is no JSON, and where.
#[derive(Debug)]
pub(super) struct JsonProblem {
    pub(super) at: usize,
    pub(super) message: String,
}

impl Json {
    /// Reads a text.
    ///
    /// Refused are what is no JSON, and nesting beyond 127 levels.
    pub(super) fn parse(text: &str) -> Result<Self, JsonProblem> {
        // This pass bounds the depth; the second one then cannot fail, and finds the places.
        if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
            return Err(problem(text, &error));
        }
        let raw = serde_json::from_str(text).map_err(|error| problem(text, &error))?;
        placed(text, raw).map_err(|error| problem(text, &error))
    }

    /// The kind of the value; none for null.
    pub(super) fn kind(&self) -> Option<JsonKind> {
        match &self.value {
            JsonValue::Null => None,
            JsonValue::Boolean(_) => Some(JsonKind::Boolean),
            JsonValue::Number(_) => Some(JsonKind::Number),
            JsonValue::String(_) => Some(JsonKind::String),
            JsonValue::Array(_) => Some(JsonKind::Array),
            JsonValue::Object(_) => Some(JsonKind::Object),
        }
    }

    /// The member of this name, if the value is an object that has it.
    pub(super) fn member(&self, name: &str) -> Option<&Json> {
        match &self.value {
            JsonValue::Object(members) => find(members, name),
            _ => None,
        }
    }

    /// The value in a sentence: the value itself where it is short, else its kind.
    pub(super) fn in_words(&self) -> String {
        match &self.value {
            JsonValue::Null => "null".to_owned(),
            JsonValue::Boolean(truth) => format!("`{truth}`"),
            JsonValue::Number(number) if number.len() <= 40 => format!("`{number}`"),
            JsonValue::Number(_) => "a number".to_owned(),
            JsonValue::String(text) if text.chars().count() <= 40 => format!("{text:?}"),
            JsonValue::String(_) => "a string".to_owned(),
            JsonValue::Array(_) => "an array".to_owned(),
            JsonValue::Object(_) => "an object".to_owned(),
        }
    }
}

/// The value of the member of this name.
pub(super) fn find<'a>(members: &'a [Member], name: &str) -> Option<&'a Json> {
    members
        .iter()
        .find(|member| member.key == name)
        .map(|member| &member.value)
}

fn problem(text: &str, error: &serde_json::Error) -> JsonProblem {
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let message = error.to_string();
    // The position is told by the diagnostic.
    let message = match message.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => message,
    };
    JsonProblem { at, message }
}

fn placed(text: &str, raw: &RawValue) -> Result<Json, serde_json::Error> {
    let place = place_of(text, raw);
    let raw = raw.get();
    let value = match raw.as_bytes().first() {
        Some(b'{') => JsonValue::Object(
            serde_json::from_str::<RawMembers<'_>>(raw)?
                .0
                .into_iter()
                .map(|(key, value)| {
                    Ok(Member {
                        key: serde_json::from_str(key.get())?,
                        key_place: place_of(text, key),
                        value: placed(text, value)?,
                    })
                })
                .collect::<Result<_, serde_json::Error>>()?,
        ),
        Some(b'[') => JsonValue::Array(
            serde_json::from_str::<Vec<&RawValue>>(raw)?
                .into_iter()
                .map(|item| placed(text, item))
                .collect::<Result<_, _>>()?,
        ),
        Some(b'"') => JsonValue::String(serde_json::from_str(raw)?),
        Some(b't' | b'f') => JsonValue::Boolean(serde_json::from_str(raw)?),
        Some(b'n') => JsonValue::Null,
        _ => JsonValue::Number(raw.to_owned()),
    };
    Ok(Json { place, value })
}

/// Where a part of `text` stands in it: `raw` borrows from `text`.
fn place_of(text: &str, raw: &RawValue) -> Range<usize> {
    let part = raw.get();
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

struct RawMembers<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for RawMembers<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = RawMembers<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = access.next_entry()? {
                    members.push(member);
                }
                Ok(RawMembers(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_keys_know_their_places() {
        let text = r#" {"a\n": [1, true , null], "b":{"ü": "x"}}"#;
        let json = Json::parse(text).expect("valid");
        let JsonValue::Object(members) = &json.value else {
            panic!("an object")
        };
        assert_eq!(members[0].key, "a\n");
        assert_eq!(&text[members[0].key_place.clone()], r#""a\n""#);
        assert_eq!(&text[members[0].value.place.clone()], "[1, true , null]");
        let JsonValue::Array(items) = &members[0].value.value else {
            panic!("an array")
        };
        assert_eq!(&text[items[1].place.clone()], "true");
        let inner = members[1].value.member("ü").expect("present");
        assert_eq!(&text[inner.place.clone()], r#""x""#);
    }

    #[test]
    fn what_is_no_json_says_where() {
        for (text, at) in [
            ("{\n  \"a\": 1,\n}", 12),
            ("", 0),
            ("{\"a\": nul}", 9),
            ("{} {}", 3),
        ] {
            assert_eq!(Json::parse(text).expect_err("invalid").at, at, "{text:?}");
        }
        assert!(Json::parse(&"[".repeat(1_000_000)).is_err());
    }
}
