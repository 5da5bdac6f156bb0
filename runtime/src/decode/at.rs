//! Reading one place of a JSON text without building the rest.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// One step into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Member(Cow<'static, str>),
    Entry(usize),
}

/// The steps of a path such as `errors[0].detail`.
pub(crate) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let mut pieces = part.split('[');
        if let Some(member) = pieces.next()
            && !member.is_empty()
        {
            steps.push(Step::Member(member.to_owned().into()));
        }
        for piece in pieces {
            steps.push(match piece.trim_end_matches(']').parse() {
                Ok(index) => Step::Entry(index),
                Err(_) => Step::Member(piece.to_owned().into()),
            });
        }
    }
    steps
}

/// What stands at a path of a JSON text, or `None` where nothing does.
pub(crate) fn read<'de, T: Deserialize<'de>>(
    text: &'de [u8],
    path: &str,
) -> Result<Option<T>, serde_json::Error> {
    let steps = steps(path);
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    At::new(&steps).deserialize(&mut deserializer)
}

/// The number of entries of the array at a path, or `None` where no array is.
pub(crate) fn count(text: &[u8], path: &str) -> Result<Option<usize>, serde_json::Error> {
    Ok(read::<Vec<IgnoredAny>>(text, path)?.map(|entries| entries.len()))
}

/// The single value at a path as text, or `None` where there is none.
pub(crate) fn text(body: &[u8], path: &str) -> Option<String> {
    match read::<serde_json::Value>(body, path).ok()?? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Reads a `T` at the end of the steps. It goes as deep as there are steps.
struct At<'s, T> {
    steps: &'s [Step],
    value: PhantomData<fn() -> T>,
}

impl<'s, T> At<'s, T> {
    fn new(steps: &'s [Step]) -> Self {
        Self {
            steps,
            value: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for At<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        match self.steps {
            [] => T::deserialize(deserializer).map(Some),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for At<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<T>, A::Error> {
        let mut found = None;
        while let Some(is_next) = members.next_key_seed(IsMember(self.steps.first()))? {
            match self.steps {
                [_, rest @ ..] if is_next => found = members.next_value_seed(At::new(rest))?,
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Option<T>, A::Error> {
        let mut found = None;
        if let [Step::Entry(index), rest @ ..] = self.steps {
            for _ in 0..*index {
                if entries.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(None);
                }
            }
            found = entries.next_element_seed(At::new(rest))?.flatten();
        }
        while entries.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Option<T>, E> {
        Ok(None)
    }
}

/// Whether a key is the member of the next step.
pub(super) struct IsMember<'s>(pub(super) Option<&'s Step>);

impl<'de> DeserializeSeed<'de> for IsMember<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IsMember<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(matches!(self.0, Some(Step::Member(member)) if member == key))
    }
}
