//! Unions that never fail: a value of a kind that is not documented, or that does not fit the variant it is
//! known to be, is kept as JSON.

mod begun;
pub mod known_by;
mod member_name;
mod read;

use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

pub use self::read::{Union, union};
use crate::decode::{self, Tolerated, tolerate};

/// Implements reading and writing of a union without a tag.
///
/// The rows are tried in order, and the first one by which the value is known decides. A value that no row
/// knows, or that does not fit its row, becomes `Unknown`.
#[doc(hidden)]
#[macro_export]
macro_rules! __untagged_union_v1 {
    ($name:ident { $($variant:ident if $known_by:expr;)+ }) => {
        $crate::__write_union_v1! { $name { $($variant)+ } }

        $crate::__read_union_v1! {
            $name { $($variant if { use $crate::__codegen::v1::known_by::*; $known_by };)+ }
        }
    };
}

/// Implements reading and writing of a union whose objects hold a tag.
#[doc(hidden)]
#[macro_export]
macro_rules! __tagged_union_v1 {
    ($name:ident by $tag:literal { $($variant:ident = $value:literal $(, $added:ident)?;)+ }) => {
        $crate::__write_tagged_union_v1! { $name by $tag { $($variant = $value $(, $added)?;)+ } }

        $crate::__read_union_v1! {
            $name {
                $($variant if $crate::__codegen::v1::known_by::field_is($tag, $value);)+
            }
        }
    };
}

/// Implements reading of a union by what its variants are known by.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_union_v1 {
    ($name:ident { $($variant:ident if $known_by:expr;)+ }) => {
        impl $crate::__codegen::v1::Union for $name {
            #[inline]
            fn rules() -> impl ::core::convert::AsRef<[$crate::__codegen::v1::known_by::KnownBy]> {
                [$($known_by),+]
            }

            #[inline]
            fn read<'de, D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                row: usize,
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut rows = 0..row;
                $(if rows.next().is_none() {
                    return $crate::__codegen::v1::Deserialize::deserialize(deserializer)
                        .map(Self::$variant);
                })+
                $crate::__codegen::v1::json(deserializer).map(Self::Unknown)
            }

            fn unknown(value: $crate::__codegen::v1::Json) -> Self {
                Self::Unknown(value)
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__codegen::v1::union(deserializer)
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
            fn tagged(self, tag: &$crate::__codegen::v1::Json) -> Self {
                let Self::Unknown(value) = self else {
                    return self;
                };
                $(if tag == &$crate::__codegen::v1::Json::from($value) {
                    return $crate::__union_variant_v1!(value, $variant);
                })+
                Self::Unknown($crate::__codegen::v1::undocumented(value))
            }
        }
    };
}

/// The variant that a value is known to be.
#[doc(hidden)]
#[macro_export]
macro_rules! __union_variant_v1 {
    ($value:ident, $variant:ident) => {
        match $crate::__codegen::v1::variant(&$value) {
            ::core::option::Option::Some(variant) => Self::$variant(variant),
            ::core::option::Option::None => Self::Unknown($crate::__codegen::v1::misfit($value)),
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

/// Reads the variant that a value is known to be, unless it does not fit.
pub fn variant<T: DeserializeOwned>(value: &Value) -> Option<T> {
    decode::part(value, PhantomData)
}

/// A value that no variant is known by, kept.
pub fn undocumented(value: Value) -> Value {
    tolerate(Tolerated::UnionVariant);
    value
}

/// A value that does not fit the variant it is known to be, kept.
pub fn misfit(value: Value) -> Value {
    tolerate(Tolerated::UnionValue);
    value
}
