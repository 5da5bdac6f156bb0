//! Writing of unions whose objects hold a tag.

use serde::{Serialize, Serializer};
use serde_json::Value;

/// Implements writing of a tagged union: each variant writes what it holds. A row that ends with `added`
/// has a type without the tag, which is then written too.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_tagged_union_v1 {
    ($name:ident by $tag:literal { $($variant:ident = $value:literal $(, $added:ident)?;)+ }) => {
        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::__write_tagged_variant_v1!(value, serializer, $tag, $value $(, $added)?)
                    })+
                    Self::Unknown(value) => {
                        $crate::__codegen::v1::Serialize::serialize(value, serializer)
                    }
                }
            }
        }
    };
}

/// Writes a variant, with its tag where its type has none.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_tagged_variant_v1 {
    ($variant:ident, $serializer:ident, $tag:literal, $value:literal) => {
        $crate::__codegen::v1::Serialize::serialize($variant, $serializer)
    };
    ($variant:ident, $serializer:ident, $tag:literal, $value:literal, added) => {
        $crate::__codegen::v1::with_tag($variant, $tag, $value, $serializer)
    };
}

/// Writes an object with one more member, its tag.
pub fn with_tag<T: Serialize, S: Serializer>(
    value: &T,
    tag: &str,
    tag_value: impl Into<Value>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(value).map_err(serde::ser::Error::custom)?;
    if let Value::Object(members) = &mut value {
        members.entry(tag).or_insert_with(|| tag_value.into());
    }
    value.serialize(serializer)
}
