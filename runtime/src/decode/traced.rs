//! A deserializer that knows where in the body it is.

use std::{error::Error as StdError, fmt};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, EnumAccess, IntoDeserializer as _, MapAccess, SeqAccess, Visitor},
};

use super::{at::Step, empty::Empty, trace};

/// Reads as another deserializer does, and tells the pass under way of every step.
pub(super) struct Traced<D>(pub(super) D);

macro_rules! forward {
    ($($method:ident($($argument:ident: $ty:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $($argument: $ty,)*
            visitor: V,
        ) -> Result<V::Value, D::Error> {
            self.0.$method($($argument,)* Watched { visitor, object: "" })
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Traced<D> {
    type Error = D::Error;

    forward! {
        deserialize_any() deserialize_bool()
        deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_i128()
        deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128()
        deserialize_f32() deserialize_f64() deserialize_char()
        deserialize_str() deserialize_string() deserialize_bytes() deserialize_byte_buf()
        deserialize_option() deserialize_unit() deserialize_unit_struct(name: &'static str)
        deserialize_newtype_struct(name: &'static str)
        deserialize_seq() deserialize_tuple(length: usize)
        deserialize_tuple_struct(name: &'static str, length: usize)
        deserialize_map() deserialize_identifier() deserialize_ignored_any()
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let object = name;
        let visitor = Watched { visitor, object };
        self.0.deserialize_struct(name, fields, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

/// A value a step below, which is read by [`Traced`].
struct Below<S> {
    step: Step,
    seed: S,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Below<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        trace::enter(|| self.step);
        let value = self.seed.deserialize(Traced(deserializer));
        trace::leave(value.is_ok());
        value
    }
}

/// A visitor that is given what lies below by [`Traced`].
struct Watched<V> {
    visitor: V,
    /// The name of the type, where it is a struct.
    object: &'static str,
}

macro_rules! pass_on {
    ($($method:ident($ty:ty))*) => {$(
        fn $method<E: de::Error>(self, value: $ty) -> Result<V::Value, E> {
            self.visitor.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watched<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    pass_on! {
        visit_bool(bool)
        visit_i8(i8) visit_i16(i16) visit_i32(i32) visit_i64(i64) visit_i128(i128)
        visit_u8(u8) visit_u16(u16) visit_u32(u32) visit_u64(u64) visit_u128(u128)
        visit_f32(f32) visit_f64(f64) visit_char(char)
        visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
        visit_bytes(&[u8]) visit_borrowed_bytes(&'de [u8]) visit_byte_buf(Vec<u8>)
    }

    fn visit_none<E: de::Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_unit<E: de::Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_some(Traced(deserializer))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<V::Value, D::Error> {
        self.visitor.visit_newtype_struct(Traced(deserializer))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(Entries {
            access: entries,
            next: 0,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        let object = self.object;
        let members = Members {
            access: members,
            object,
            fills: trace::fills(object),
            key: String::new(),
            fill: None,
        };
        self.visitor
            .visit_map(members)
            .map_err(|problem| match problem {
                Problem::Missing(name) => {
                    trace::want(object, name);
                    de::Error::missing_field(name)
                }
                Problem::Other(error) => error,
            })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_enum(variant)
    }
}

/// The entries of an array.
struct Entries<A> {
    access: A,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let step = Step::Entry(self.next);
        self.next += 1;
        self.access.next_element_seed(Below { step, seed })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

/// The members of an object, and then those that it lacks and that are filled.
struct Members<A> {
    access: A,
    object: &'static str,
    /// What is to be filled and did not come yet.
    fills: Vec<&'static str>,
    key: String,
    /// The member to fill next.
    fill: Option<&'static str>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = Problem<A::Error>;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        if let Some(key) = self.access.next_key().map_err(Problem::Other)? {
            self.key = key;
            self.fills.retain(|name| *name != self.key);
        } else {
            self.fill = self.fills.pop();
            match self.fill {
                Some(name) => name.clone_into(&mut self.key),
                None => return Ok(None),
            }
        }
        seed.deserialize(self.key.as_str().into_deserializer())
            .map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Self::Error> {
        if let Some(name) = self.fill.take() {
            let filled = trace::fill(self.object, name, || seed.deserialize(Empty));
            return filled.ok_or_else(|| Problem::Other(de::Error::missing_field(name)));
        }
        let step = Step::Member(std::mem::take(&mut self.key).into());
        let value = self.access.next_value_seed(Below { step, seed });
        value.map_err(Problem::Other)
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

/// An error of reading an object, which tells that a member is missing.
#[derive(Debug)]
enum Problem<E> {
    Missing(&'static str),
    Other(E),
}

impl<E: de::Error> de::Error for Problem<E> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(E::custom(message))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}

impl<E: fmt::Display> fmt::Display for Problem<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "missing field `{name}`"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl<E: StdError> StdError for Problem<E> {}
