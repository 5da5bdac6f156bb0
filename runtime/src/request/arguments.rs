//! Arguments outside JSON bodies, as trees of text.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, SeqAccess},
};

use super::scalar;

/// An argument as text: what paths, queries, headers and forms are written from.
///
/// It goes through JSON, so that every type is written there as it is in a body, and keeps the order
/// of the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arguments {
    /// Nothing: absent, or null.
    None,
    /// A text, a number or a boolean.
    One(String),
    /// An array.
    Many(Vec<Arguments>),
    /// An object or a map.
    Named(Vec<(String, Arguments)>),
}

impl Arguments {
    /// The argument of a value.
    ///
    /// # Errors
    /// The value has no JSON form, for example a map whose keys are no texts.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        match scalar::of(value) {
            Some(scalar) => Ok(scalar),
            None => serde_json::from_slice(&serde_json::to_vec(value)?),
        }
    }
}

impl<'de> Deserialize<'de> for Arguments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Arguments;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an argument")
    }

    fn visit_unit<E>(self) -> Result<Arguments, E> {
        Ok(Arguments::None)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Arguments, E> {
        Ok(Arguments::One(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Arguments, E> {
        Ok(Arguments::One(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Arguments, E> {
        Ok(Arguments::One(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Arguments, E> {
        Ok(Arguments::One(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Arguments, E> {
        Ok(Arguments::One(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Arguments, A::Error> {
        let mut many = Vec::new();
        while let Some(entry) = entries.next_element()? {
            many.push(entry);
        }
        Ok(Arguments::Many(many))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Arguments, A::Error> {
        let mut named = Vec::new();
        while let Some(member) = members.next_entry()? {
            named.push(member);
        }
        Ok(Arguments::Named(named))
    }
}
