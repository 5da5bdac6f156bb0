//! The empty value of a type, where it has one.

use std::fmt;

use serde::{
    Deserializer,
    de::{
        self, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

/// Gives what a type asks for, empty: a text, an array, an object, null where null is taken. Numbers and
/// booleans have no empty value, and neither has a newtype, which may be an id.
pub(super) struct Empty;

/// A type without an empty value.
#[derive(Debug)]
pub(super) struct NoEmptyValue;

impl<'de> Deserializer<'de> for Empty {
    type Error = NoEmptyValue;

    /// A type that takes anything takes null: JSON, and the unknown variant of a union.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoEmptyValue> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoEmptyValue> {
        visitor.visit_none()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoEmptyValue> {
        visitor.visit_borrowed_str("")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoEmptyValue> {
        visitor.visit_borrowed_str("")
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoEmptyValue> {
        visitor.visit_seq(SeqDeserializer::<_, NoEmptyValue>::new([(); 0].into_iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoEmptyValue> {
        let members: [((), ()); 0] = [];
        visitor.visit_map(MapDeserializer::<_, NoEmptyValue>::new(members.into_iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoEmptyValue> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: V,
    ) -> Result<V::Value, NoEmptyValue> {
        Err(NoEmptyValue)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct enum identifier ignored_any
    }
}

impl de::Error for NoEmptyValue {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl fmt::Display for NoEmptyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the type has no empty value")
    }
}

impl std::error::Error for NoEmptyValue {}
