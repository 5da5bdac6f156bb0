//! A deserializer that knows where in the body it is.

use std::fmt;

use serde::{
    Deserialize as _, Deserializer,
    de::{self, DeserializeSeed, Unexpected, Visitor},
    forward_to_deserialize_any,
};
use serde_json::Value;

use super::{
    members::{Entries, Members},
    trace,
    tree::Tree,
};

/// A place in a JSON value, which is read as its type asks. It tells the pass under way of every step.
///
/// It is one type, so that all that is read a second time is compiled once.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node<'v> {
    Value(&'v Value),
    Array(&'v [Tree]),
    Object(&'v [(String, Tree)]),
    /// Nothing, which gives what a type asks for, empty: a text, an array, an object, null where null is taken.
    /// Numbers and booleans have no empty value, and neither has a newtype, which may be an id.
    Empty,
}

/// Why a value does not fit its type.
#[derive(Debug)]
pub(super) enum Problem {
    /// An object lacks this member.
    Missing(&'static str),
    Other(serde_json::Error),
}

impl<'v> Node<'v> {
    pub(super) fn of(tree: &'v Tree) -> Self {
        match tree {
            Tree::Scalar(value) => Self::Value(value),
            Tree::Array(entries) => Self::Array(entries),
            Tree::Object(members) => Self::Object(members),
        }
    }

    /// Reads what stands a step below another node, which was gone.
    pub(super) fn below<S: DeserializeSeed<'v>>(self, seed: S) -> Result<S::Value, Problem> {
        let value = seed.deserialize(self);
        trace::leave(value.is_ok());
        value
    }

    /// Reads an object that is of the type of this name, where it is a struct.
    fn object<V: Visitor<'v>>(self, object: &'static str, visitor: V) -> Result<V::Value, Problem> {
        match Members::of(self, object) {
            Some(members) => visitor
                .visit_map(members)
                .map_err(|problem| self.noted(object, problem)),
            None => Err(self.misfit(&visitor)),
        }
    }

    /// The same problem, which tells the pass under way of a member that an object of this type lacks.
    fn noted(self, object: &'static str, problem: Problem) -> Problem {
        match (problem, self) {
            (problem @ Problem::Other(_), _) | (problem, Self::Empty) => problem,
            (Problem::Missing(name), _) => {
                trace::want(object, name);
                Problem::Other(de::Error::missing_field(name))
            }
        }
    }

    /// The error of a value of another kind than its type asks for.
    fn misfit(self, expected: &dyn de::Expected) -> Problem {
        let found = match self {
            Self::Empty => return de::Error::custom("the type has no empty value"),
            Self::Array(_) | Self::Value(Value::Array(_)) => Unexpected::Seq,
            Self::Object(_) | Self::Value(Value::Object(_)) => Unexpected::Map,
            Self::Value(Value::Null) => Unexpected::Unit,
            Self::Value(Value::Bool(value)) => Unexpected::Bool(*value),
            Self::Value(Value::String(text)) => Unexpected::Str(text),
            Self::Value(Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => Unexpected::Unsigned(number),
                (_, Some(number)) => Unexpected::Signed(number),
                (None, None) => Unexpected::Float(number.as_f64().unwrap_or_default()),
            },
        };
        de::Error::invalid_type(found, expected)
    }
}

/// Reads what is of one kind, and nothing else. Where there is nothing, null is read instead.
macro_rules! of_kind {
    ($kind:pat => $read:expr; $($method:ident)*) => {$(
        fn $method<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
            match self {
                Self::Value(value @ $kind) => $read(value, visitor),
                Self::Empty => visitor.visit_unit(),
                _ => Err(self.misfit(&visitor)),
            }
        }
    )*};
}

impl<'v> Deserializer<'v> for Node<'v> {
    type Error = Problem;

    /// A type that takes anything takes null where there is nothing: JSON, and the unknown variant of a union.
    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self {
            Self::Array(_) | Self::Value(Value::Array(_)) => self.deserialize_seq(visitor),
            Self::Object(_) | Self::Value(Value::Object(_)) => self.object("", visitor),
            Self::Value(value) => scalar(value, visitor),
            Self::Empty => visitor.visit_unit(),
        }
    }

    of_kind! { Value::Bool(_) => scalar; deserialize_bool }
    of_kind! {
        Value::Number(_) => scalar;
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }
    of_kind! { Value::String(_) => scalar; deserialize_char deserialize_identifier }
    of_kind! { Value::Null => scalar; deserialize_unit }

    fn deserialize_str<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self {
            Self::Value(Value::String(text)) => visitor.visit_borrowed_str(text),
            Self::Empty => visitor.visit_borrowed_str(""),
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self {
            Self::Value(Value::Null) | Self::Empty => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match self {
            Self::Empty => Err(self.misfit(&visitor)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        let Some(mut entries) = Entries::of(self) else {
            return Err(self.misfit(&visitor));
        };
        let read = visitor.visit_seq(&mut entries)?;
        entries.end().map(|()| read)
    }

    fn deserialize_tuple<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        match self {
            Self::Empty => visitor.visit_unit(),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.object("", visitor)
    }

    fn deserialize_struct<V: Visitor<'v>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match self {
            Self::Array(_) | Self::Value(Value::Array(_)) => self.deserialize_seq(visitor),
            _ => self.object(name, visitor),
        }
    }

    /// What a variant holds is not looked into.
    fn deserialize_enum<V: Visitor<'v>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match self {
            Self::Empty => visitor.visit_unit(),
            _ => Value::deserialize(self)?
                .deserialize_enum(name, variants, visitor)
                .map_err(Problem::Other),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { <V: Visitor<'v>> bytes byte_buf }
}

/// Reads what is neither an array nor an object.
fn scalar<'v, V: Visitor<'v>>(value: &'v Value, visitor: V) -> Result<V::Value, Problem> {
    match value {
        Value::Bool(value) => visitor.visit_bool(*value),
        Value::String(text) => visitor.visit_borrowed_str(text),
        Value::Number(number) => number.deserialize_any(visitor).map_err(Problem::Other),
        Value::Null | Value::Array(_) | Value::Object(_) => visitor.visit_unit(),
    }
}

impl From<Problem> for serde_json::Error {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Missing(name) => de::Error::missing_field(name),
            Problem::Other(error) => error,
        }
    }
}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(de::Error::custom(message))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Other(de::Error::invalid_type(found, expected))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::Other(de::Error::invalid_value(found, expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "missing field `{name}`"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Problem {}
