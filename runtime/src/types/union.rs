//! Unions that never fail: a value of a kind that is not documented, or that does not fit the variant it is
//! known to be, is kept as JSON.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

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

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #[allow(unused_imports, reason = "a table may need only some of the kinds")]
                use $crate::__codegen::v1::known_by::*;
                let value = $crate::__codegen::v1::json(deserializer)?;
                $(if $known_by.knows(&value) {
                    return ::core::result::Result::Ok(
                        $crate::__union_variant_v1!(value, $variant),
                    );
                })+
                ::core::result::Result::Ok(
                    Self::Unknown($crate::__codegen::v1::undocumented(value)),
                )
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
                    return ::core::result::Result::Ok(
                        $crate::__union_variant_v1!(value, $variant),
                    );
                })+
                ::core::result::Result::Ok(
                    Self::Unknown($crate::__codegen::v1::undocumented(value)),
                )
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
    decode::part(value)
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
