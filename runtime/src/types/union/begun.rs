//! An object whose first member was looked at.

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, MapAccess, Visitor, value::MapAccessDeserializer},
    forward_to_deserialize_any,
};
use serde_json::{Map, Value};

use super::{known_by::KnownBy, member_name::MemberName};

/// An object whose first member was looked at. It reads as the whole object does.
pub(super) struct Begun<'de, 'r, A> {
    /// The key of the first member, until it is read again.
    first: Option<MemberName<'de>>,
    /// The value of the first member, where a rule compares it, until it is read again.
    value: Option<Value>,
    rest: A,
    /// The rules that would go before, if one of their members came.
    unless: &'r [KnownBy],
}

impl<'de, 'r, A: MapAccess<'de>> Begun<'de, 'r, A> {
    /// Looks at the first member, with its value where its key is `compared`. `None` where there is no member.
    #[inline]
    pub(super) fn begin(
        mut rest: A,
        compared: impl FnOnce(&str) -> bool,
    ) -> Result<Option<Self>, A::Error> {
        let Some(key) = rest.next_key::<MemberName<'de>>()? else {
            return Ok(None);
        };
        let value = if compared(key.as_str()) {
            Some(rest.next_value()?)
        } else {
            None
        };
        Ok(Some(Self {
            first: Some(key),
            value,
            rest,
            unless: &[],
        }))
    }

    /// Whether the first member is what this rule knows a value by.
    #[inline]
    pub(super) fn is_known_by(&self, rule: KnownBy) -> bool {
        let first = self.first.as_ref().map(MemberName::as_str);
        let value = self.value.as_ref();
        match rule {
            KnownBy::Field(name) => first == Some(name),
            KnownBy::FieldIsText(name, text) => {
                first == Some(name) && value.and_then(Value::as_str) == Some(text)
            }
            KnownBy::FieldIsInteger(name, number) => {
                first == Some(name) && value.and_then(Value::as_i64) == Some(number)
            }
            KnownBy::Kind(is) => is(&Value::Object(Map::new())),
        }
    }

    /// Fails where a member comes that one of these rules looks at.
    pub(super) fn unless(&mut self, rules: &'r [KnownBy]) {
        self.unless = rules;
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Begun<'de, '_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let key = match self.first.take() {
            Some(first) => first,
            None if self.unless.is_empty() => return self.rest.next_key_seed(seed),
            None => match self.rest.next_key::<MemberName<'de>>()? {
                Some(key) if self.unless.iter().any(|rule| rule.looks_at(key.as_str())) => {
                    return Err(de::Error::custom("another variant goes before"));
                }
                Some(key) => key,
                None => return Ok(None),
            },
        };
        key.read_again(seed).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(de::Error::custom),
            None => self.rest.next_value_seed(seed),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        let first = usize::from(self.first.is_some());
        self.rest.size_hint().map(|rest| rest + first)
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Begun<'de, '_, A> {
    type Error = A::Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_enum(MapAccessDeserializer::new(self))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
