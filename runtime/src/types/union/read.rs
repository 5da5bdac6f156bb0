//! Reading of unions.
//!
//! What a value is known by may stand at its end, and a value that does not fit its variant is kept, so what
//! always works is to read JSON and to look at it. The first pass over a body takes a shorter way: an object
//! that begins with what a variant is known by is read as that variant while it comes. Where this proves wrong,
//! the pass is taken again.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor, value::SeqAccessDeserializer},
};
use serde_json::{Map, Value};

use super::{begun::Begun, known_by::KnownBy, misfit, undocumented};
use crate::decode::{self, hasty};

/// A union that is read by what its variants are known by.
pub trait Union: Sized {
    /// What each variant is known by. The first rule that knows a value decides.
    fn rules() -> impl AsRef<[KnownBy]>;

    /// Reads the variant of a row.
    ///
    /// # Errors
    /// The value does not fit the variant.
    fn read<'de, D: Deserializer<'de>>(row: usize, deserializer: D) -> Result<Self, D::Error>;

    /// The union of a value of no variant.
    fn unknown(value: Value) -> Self;
}

/// Reads a union.
pub fn union<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    if hasty::is_on() {
        deserializer.deserialize_any(Hasty(PhantomData))
    } else {
        Value::deserialize(deserializer).map(of_value)
    }
}

/// The union of a whole value.
fn of_value<U: Union>(value: Value) -> U {
    let rules = U::rules();
    let Some(row) = rules.as_ref().iter().position(|rule| rule.knows(&value)) else {
        return U::unknown(undocumented(value));
    };
    match decode::part(&value, Row::<U>(row, PhantomData)) {
        Some(union) => union,
        None => U::unknown(misfit(value)),
    }
}

/// Reads the variant of a row.
struct Row<U>(usize, PhantomData<fn() -> U>);

impl<'de, U: Union> DeserializeSeed<'de> for Row<U> {
    type Value = U;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        U::read(self.0, deserializer)
    }
}

/// Reads an object by its first member, and anything else as a whole.
struct Hasty<U>(PhantomData<fn() -> U>);

macro_rules! whole {
    ($($method:ident($ty:ty))*) => {$(
        fn $method<E>(self, value: $ty) -> Result<U, E> {
            Ok(of_value(value.into()))
        }
    )*};
}

impl<'de, U: Union> Visitor<'de> for Hasty<U> {
    type Value = U;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    whole! {
        visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64)
        visit_str(&str) visit_string(String)
    }

    fn visit_unit<E>(self) -> Result<U, E> {
        Ok(of_value(Value::Null))
    }

    fn visit_none<E>(self) -> Result<U, E> {
        Ok(of_value(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, entries: A) -> Result<U, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(entries)).map(of_value)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<U, A::Error> {
        let rules = U::rules();
        let rules = rules.as_ref();
        let Some(mut begun) =
            Begun::begin(members, |key| rules.iter().any(|rule| rule.compares(key)))?
        else {
            return Ok(of_value(Value::Object(Map::new())));
        };
        let row = rules.iter().position(|rule| begun.is_known_by(*rule));
        match row {
            Some(row) => {
                begun.unless(rules.get(..row).unwrap_or_default());
                U::read(row, begun).inspect_err(|_| hasty::give_up())
            }
            None => Value::deserialize(begun).map(of_value),
        }
    }
}
