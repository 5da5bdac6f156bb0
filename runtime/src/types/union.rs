//! Unions that keep values of a kind their documentation does not list, as JSON.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::Tristate;
use crate::decode;

/// Implements reading and writing of a union without a tag.
///
/// The rows are tried in order, and the first one by which the value is known decides; a value that no
/// row knows becomes `Unknown`.
#[doc(hidden)]
#[macro_export]
macro_rules! __untagged_union_v1 {
    ($name:ident { $($variant:ident if $known_by:expr;)+ }) => {
        $crate::__write_union_v1! { $name { $($variant)+ } }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #[allow(unused_imports, reason = "a table may need only some of the kinds")]
                use $crate::__codegen::v1::known_by::*;
                let value = $crate::__codegen::v1::json(deserializer)?;
                $(if $known_by.knows(&value) {
                    return $crate::__codegen::v1::variant(value).map(Self::$variant);
                })+
                $crate::__codegen::v1::tolerate($crate::__codegen::v1::Tolerated::UnionVariant)?;
                ::core::result::Result::Ok(Self::Unknown(value))
            }
        }
    };
}

/// Implements reading and writing of a union whose objects hold a tag.
#[doc(hidden)]
#[macro_export]
macro_rules! __tagged_union_v1 {
    ($name:ident by $tag:literal { $($variant:ident = $value:literal $(, $added:ident)?;)+ }) => {
        $crate::__write_tagged_union_v1! { $name by $tag { $($variant = $value $(, $added)?;)+ } }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let value = $crate::__codegen::v1::json(deserializer)?;
                $(if $crate::__codegen::v1::known_by::field_is($tag, $value).knows(&value) {
                    return $crate::__codegen::v1::variant(value).map(Self::$variant);
                })+
                $crate::__codegen::v1::tolerate($crate::__codegen::v1::Tolerated::UnionVariant)?;
                ::core::result::Result::Ok(Self::Unknown(value))
            }
        }
    };
}

/// Implements reading and writing of a union whose tag stands beside it, in the object that holds it.
///
/// Read on its own, it is `Unknown`; the object that knows the tag makes it the variant of that tag.
#[doc(hidden)]
#[macro_export]
macro_rules! __beside_union_v1 {
    ($name:ident { $($variant:ident = $value:literal;)+ }) => {
        $crate::__write_union_v1! { $name { $($variant)+ } }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__codegen::v1::json(deserializer).map(Self::Unknown)
            }
        }

        impl $crate::__codegen::v1::TaggedBeside for $name {
            fn tagged<E: $crate::__codegen::v1::serde::de::Error>(
                self,
                tag: &$crate::__codegen::v1::Json,
            ) -> ::core::result::Result<Self, E> {
                let Self::Unknown(value) = self else {
                    return ::core::result::Result::Ok(self);
                };
                $(if tag == &$crate::__codegen::v1::Json::from($value) {
                    return $crate::__codegen::v1::variant_beside(value).map(Self::$variant);
                })+
                $crate::__codegen::v1::tolerate($crate::__codegen::v1::Tolerated::UnionVariant)?;
                ::core::result::Result::Ok(Self::Unknown(value))
            }
        }
    };
}

/// Implements reading and writing of an object that holds a union and, beside it, the union's tag.
///
/// The object derives both with `#[serde(remote = "Self")]`, which gives the functions this calls.
#[doc(hidden)]
#[macro_export]
macro_rules! __tag_beside_v1 {
    ($name:ident { $($union:ident by $tag:ident;)+ }) => {
        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut value = Self::deserialize(deserializer)?;
                $(
                    let tag = $crate::__codegen::v1::tag(&value.$tag)?;
                    value.$union = $crate::__codegen::v1::TaggedBeside::tagged(value.$union, &tag)?;
                )+
                ::core::result::Result::Ok(value)
            }
        }
    };
}

/// Implements writing of a union: each variant writes what it holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_union_v1 {
    ($name:ident { $($variant:ident)+ }) => {
        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::__codegen::v1::Serialize::serialize(value, serializer)
                    })+
                    Self::Unknown(value) => {
                        $crate::__codegen::v1::Serialize::serialize(value, serializer)
                    }
                }
            }
        }
    };
}

/// Reads a value of any kind.
pub fn json<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    Value::deserialize(deserializer)
}

/// Reads the variant that a value is known to be. The error says where inside the value it is.
pub fn variant<T: DeserializeOwned, E: serde::de::Error>(value: Value) -> Result<T, E> {
    serde_path_to_error::deserialize(value)
        .map_err(|error| E::custom(decode::placed(error.path(), error.inner())))
}

/// As [`variant`], for a value whose holder reads it, under a name that is not known here.
pub fn variant_beside<T: DeserializeOwned, E: serde::de::Error>(value: Value) -> Result<T, E> {
    serde_json::from_value(value).map_err(E::custom)
}

/// The tag of a union, as JSON.
pub fn tag<T: Serialize, E: serde::de::Error>(tag: &T) -> Result<Value, E> {
    serde_json::to_value(tag).map_err(E::custom)
}

/// A union whose variant its holder knows, in whatever way it is held.
pub trait TaggedBeside: Sized {
    /// The union as the variant of this tag; `Unknown` where no variant has it.
    ///
    /// # Errors
    /// The value does not fit the variant.
    fn tagged<E: serde::de::Error>(self, tag: &Value) -> Result<Self, E>;
}

impl<T: TaggedBeside> TaggedBeside for Option<T> {
    fn tagged<E: serde::de::Error>(self, tag: &Value) -> Result<Self, E> {
        self.map(|value| value.tagged(tag)).transpose()
    }
}

impl<T: TaggedBeside> TaggedBeside for Box<T> {
    fn tagged<E: serde::de::Error>(self, tag: &Value) -> Result<Self, E> {
        (*self).tagged(tag).map(Box::new)
    }
}

impl<T: TaggedBeside> TaggedBeside for Vec<T> {
    fn tagged<E: serde::de::Error>(self, tag: &Value) -> Result<Self, E> {
        self.into_iter().map(|value| value.tagged(tag)).collect()
    }
}

impl<T: TaggedBeside> TaggedBeside for Tristate<T> {
    fn tagged<E: serde::de::Error>(self, tag: &Value) -> Result<Self, E> {
        Ok(match self {
            Self::Value(value) => Self::Value(value.tagged(tag)?),
            Self::Absent => Self::Absent,
            Self::Null => Self::Null,
        })
    }
}

/// By what a variant of a union without a tag is known.
pub mod known_by {
    use serde_json::Value;

    /// One rule.
    #[derive(Clone, Copy, Debug)]
    pub enum KnownBy {
        /// An object with this member.
        Field(&'static str),
        /// An object whose member is this text.
        FieldIsText(&'static str, &'static str),
        /// An object whose member is this integer.
        FieldIsInteger(&'static str, i64),
        /// A value of this kind.
        Kind(fn(&Value) -> bool),
    }

    impl KnownBy {
        /// Whether the value is known by this rule.
        pub fn knows(self, value: &Value) -> bool {
            match self {
                Self::Field(name) => value.get(name).is_some(),
                Self::FieldIsText(name, text) => {
                    value.get(name).and_then(Value::as_str) == Some(text)
                }
                Self::FieldIsInteger(name, number) => {
                    value.get(name).and_then(Value::as_i64) == Some(number)
                }
                Self::Kind(is) => is(value),
            }
        }
    }

    /// A literal that a member is compared with.
    pub trait TagLiteral {
        /// The rule for a member that holds this literal.
        fn rule(self, name: &'static str) -> KnownBy;
    }

    impl TagLiteral for &'static str {
        fn rule(self, name: &'static str) -> KnownBy {
            KnownBy::FieldIsText(name, self)
        }
    }

    impl TagLiteral for i64 {
        fn rule(self, name: &'static str) -> KnownBy {
            KnownBy::FieldIsInteger(name, self)
        }
    }

    /// An object that has the member.
    pub fn field(name: &'static str) -> KnownBy {
        KnownBy::Field(name)
    }

    /// An object whose member is this text or integer.
    pub fn field_is(name: &'static str, value: impl TagLiteral) -> KnownBy {
        value.rule(name)
    }

    /// A JSON string.
    pub fn string() -> KnownBy {
        KnownBy::Kind(Value::is_string)
    }

    /// A JSON number.
    pub fn number() -> KnownBy {
        KnownBy::Kind(Value::is_number)
    }

    /// A JSON boolean.
    pub fn boolean() -> KnownBy {
        KnownBy::Kind(Value::is_boolean)
    }

    /// A JSON array.
    pub fn array() -> KnownBy {
        KnownBy::Kind(Value::is_array)
    }

    /// A JSON object.
    pub fn object() -> KnownBy {
        KnownBy::Kind(Value::is_object)
    }
}
