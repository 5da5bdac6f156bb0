//! Newtypes over scalars, such as ids.

use std::{fmt, marker::PhantomData};

use serde::{Deserialize, Deserializer, de::Visitor};

/// Implements what a newtype over `String` needs.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_newtype_v1 {
    ($name:ident) => {
        $crate::__wire_newtype_v1! { $name }

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(text)
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

/// Implements what a newtype over a type that displays and copies needs.
#[doc(hidden)]
#[macro_export]
macro_rules! __copy_newtype_v1 {
    ($name:ident, $inner:ty) => {
        $crate::__newtype_v1! { $name, $inner }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

/// Implements what a newtype over any type needs.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype_v1 {
    ($name:ident, $inner:ty) => {
        $crate::__wire_newtype_v1! { $name }

        impl ::core::convert::From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl ::core::convert::From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

/// Implements reading and writing of a newtype: as what it holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire_newtype_v1 {
    ($name:ident) => {
        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct(::core::stringify!($name), &self.0)
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__codegen::v1::read_newtype(::core::stringify!($name), deserializer)
                    .map(Self)
            }
        }
    };
}

/// Reads what the newtype of this name holds.
pub fn read_newtype<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    name: &'static str,
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(name, NewtypeVisitor(name, PhantomData))
}

struct NewtypeVisitor<T>(&'static str, PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NewtypeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tuple struct {}", self.0)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}
