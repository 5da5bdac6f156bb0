//! Enums of strings and integers: open ones, which keep values that are not documented, and closed ones.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::de;

/// Implements what an open enum of strings needs, from its `values()` and its variant `Unknown(String)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum_v1 {
    ($name:ident) => {
        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Unknown(text) => text,
                    known => $crate::__codegen::v1::wire_value(Self::values(), known),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match $crate::__codegen::v1::known_value(Self::values(), text) {
                    ::core::option::Option::Some(known) => ::core::clone::Clone::clone(known),
                    ::core::option::Option::None => Self::Unknown(text.into()),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                match $crate::__codegen::v1::known_value(Self::values(), &text) {
                    // Cloned in one place: who forgets `Clone` is told once.
                    ::core::option::Option::Some(_) => Self::from(&*text),
                    ::core::option::Option::None => Self::Unknown(text),
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(text.into())
            }
        }

        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let value = deserializer.deserialize_str($crate::__codegen::v1::FromText::new())?;
                if let Self::Unknown(_) = &value {
                    $crate::__codegen::v1::tolerate($crate::__codegen::v1::Tolerated::EnumValue);
                }
                ::core::result::Result::Ok(value)
            }
        }
    };
}

/// Implements what an open enum of integers needs, from its `values()` and its variant `Unknown(i64)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_int_enum_v1 {
    ($name:ident) => {
        impl $name {
            /// The value as it is on the wire.
            pub fn as_i64(&self) -> i64 {
                match self {
                    Self::Unknown(number) => *number,
                    known => $crate::__codegen::v1::wire_number(Self::values(), known),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::core::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                match Self::values().iter().find(|(_, value)| *value == number) {
                    ::core::option::Option::Some((known, _)) => ::core::clone::Clone::clone(known),
                    ::core::option::Option::None => Self::Unknown(number),
                }
            }
        }

        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let number =
                    <i64 as $crate::__codegen::v1::Deserialize>::deserialize(deserializer)?;
                let value = ::core::convert::From::from(number);
                if let Self::Unknown(_) = &value {
                    $crate::__codegen::v1::tolerate($crate::__codegen::v1::Tolerated::EnumValue);
                }
                ::core::result::Result::Ok(value)
            }
        }
    };
}

/// Implements what a closed enum of strings needs, from its `values()`.
#[doc(hidden)]
#[macro_export]
macro_rules! __closed_enum_v1 {
    ($name:ident) => {
        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &'static str {
                $crate::__codegen::v1::wire_value(Self::values(), self)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::__codegen::v1::UnknownValue;

            fn from_str(
                text: &str,
            ) -> ::core::result::Result<Self, $crate::__codegen::v1::UnknownValue> {
                match $crate::__codegen::v1::known_value(Self::values(), text) {
                    ::core::option::Option::Some(known) => {
                        ::core::result::Result::Ok(::core::clone::Clone::clone(known))
                    }
                    ::core::option::Option::None => {
                        ::core::result::Result::Err($crate::__codegen::v1::UnknownValue)
                    }
                }
            }
        }

        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                deserializer.deserialize_str($crate::__codegen::v1::FromStrVisitor::new())
            }
        }
    };
}

/// Implements what a closed enum of integers needs, from its `values()`.
#[doc(hidden)]
#[macro_export]
macro_rules! __closed_int_enum_v1 {
    ($name:ident) => {
        impl $name {
            /// The value as it is on the wire.
            pub fn as_i64(&self) -> i64 {
                $crate::__codegen::v1::wire_number(Self::values(), self)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::core::convert::TryFrom<i64> for $name {
            type Error = $crate::__codegen::v1::UnknownValue;

            fn try_from(
                number: i64,
            ) -> ::core::result::Result<Self, $crate::__codegen::v1::UnknownValue> {
                match Self::values().iter().find(|(_, value)| *value == number) {
                    ::core::option::Option::Some((known, _)) => {
                        ::core::result::Result::Ok(::core::clone::Clone::clone(known))
                    }
                    ::core::option::Option::None => {
                        ::core::result::Result::Err($crate::__codegen::v1::UnknownValue)
                    }
                }
            }
        }

        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let number =
                    <i64 as $crate::__codegen::v1::Deserialize>::deserialize(deserializer)?;
                <Self as ::core::convert::TryFrom<i64>>::try_from(number)
                    .map_err($crate::__codegen::v1::serde::de::Error::custom)
            }
        }
    };
}

/// A value that a closed enum does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue;

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that is not documented")
    }
}

impl std::error::Error for UnknownValue {}

/// The wire text of a known value.
pub fn wire_value<T: PartialEq>(values: &[(T, &'static str)], value: &T) -> &'static str {
    values
        .iter()
        .find(|(known, _)| known == value)
        .map_or("", |(_, text)| text)
}

/// The wire number of a known value.
pub fn wire_number<T: PartialEq>(values: &[(T, i64)], value: &T) -> i64 {
    values
        .iter()
        .find(|(known, _)| known == value)
        .map_or(0, |(_, number)| *number)
}

/// The known value of a wire text.
pub fn known_value<'a, T>(values: &'a [(T, &'static str)], text: &str) -> Option<&'a T> {
    values
        .iter()
        .find(|(_, known)| *known == text)
        .map(|(value, _)| value)
}

/// Reads any type that is made from text, without an allocation for the text.
#[derive(Debug)]
pub struct FromText<T>(PhantomData<fn() -> T>);

impl<T> FromText<T> {
    /// The visitor.
    #[expect(clippy::new_without_default, reason = "made by macros only")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: for<'a> From<&'a str>> de::Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(text.into())
    }
}

/// Reads any type that is parsed from text.
#[derive(Debug)]
pub struct FromStrVisitor<T>(PhantomData<fn() -> T>);

impl<T> FromStrVisitor<T> {
    /// The visitor.
    #[expect(clippy::new_without_default, reason = "made by macros only")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: FromStr<Err: fmt::Display>> de::Visitor<'_> for FromStrVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
