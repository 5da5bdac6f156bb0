//! Objects that are read beyond what serde's derive can say: unions whose tag stands beside them, and members
//! that always have the same value.

use serde::Serialize;
use serde_json::Value;

use super::Tristate;
use crate::decode::{Tolerated, at::Step, tolerate, trace};

/// Implements reading and writing of an object with members that need a second look once all are read: a
/// union that becomes the variant of its tag, a constant that is compared.
///
/// The object derives both with `#[serde(remote = "Self")]`, which gives the functions this calls.
#[doc(hidden)]
#[macro_export]
macro_rules! __object_v1 {
    ($name:ident {
        $(union $union:ident = $union_wire:literal by $tag:ident;)*
        $(constant $constant:ident = $wire:literal is $value:literal;)*
    }) => {
        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            #[allow(unused_mut, reason = "only a union changes once it is read")]
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let mut value = Self::deserialize(deserializer)?;
                $(value.$union =
                    $crate::__codegen::v1::tagged(value.$union, $union_wire, &value.$tag);)*
                $($crate::__codegen::v1::constant(&value.$constant, $wire, $value);)*
                ::core::result::Result::Ok(value)
            }
        }
    };
}

/// A union as the variant of the tag beside it, where it is the member of this name.
pub fn tagged<T: TaggedBeside>(union: T, member: &'static str, tag: &impl Serialize) -> T {
    let tag = serde_json::to_value(tag).unwrap_or_default();
    at(member, || union.tagged(&tag))
}

/// Notes where a member that always has this value has another one.
pub fn constant<L: Copy>(found: &impl Holds<L>, member: &'static str, value: L) {
    if !found.holds(&value) {
        at(member, || tolerate(Tolerated::Constant));
    }
}

fn at<T>(member: &'static str, work: impl FnOnce() -> T) -> T {
    trace::enter(|| Step::Member(member.into()));
    let value = work();
    trace::leave(true);
    value
}

/// A union whose variant its holder knows, in whatever way it is held.
pub trait TaggedBeside: Sized {
    /// The union as the variant of this tag; `Unknown` where no variant has it, or the value does not fit it.
    #[must_use]
    fn tagged(self, tag: &Value) -> Self;
}

impl<T: TaggedBeside> TaggedBeside for Option<T> {
    fn tagged(self, tag: &Value) -> Self {
        self.map(|value| value.tagged(tag))
    }
}

impl<T: TaggedBeside> TaggedBeside for Box<T> {
    fn tagged(self, tag: &Value) -> Self {
        Self::new((*self).tagged(tag))
    }
}

impl<T: TaggedBeside> TaggedBeside for Vec<T> {
    fn tagged(self, tag: &Value) -> Self {
        let entries = self.into_iter().enumerate().map(|(index, value)| {
            trace::enter(|| Step::Entry(index));
            let value = value.tagged(tag);
            trace::leave(true);
            value
        });
        entries.collect()
    }
}

impl<T: TaggedBeside> TaggedBeside for Tristate<T> {
    fn tagged(self, tag: &Value) -> Self {
        match self {
            Self::Value(value) => Self::Value(value.tagged(tag)),
            Self::Absent => Self::Absent,
            Self::Null => Self::Null,
        }
    }
}

/// A member that may hold a constant. One that holds nothing holds nothing else.
pub trait Holds<L> {
    /// Whether it holds this value, or nothing.
    fn holds(&self, value: &L) -> bool;
}

impl Holds<&str> for String {
    fn holds(&self, value: &&str) -> bool {
        self == value
    }
}

impl Holds<i64> for i64 {
    fn holds(&self, value: &i64) -> bool {
        self == value
    }
}

impl Holds<bool> for bool {
    fn holds(&self, value: &bool) -> bool {
        self == value
    }
}

impl<T: Holds<L>, L> Holds<L> for Option<T> {
    fn holds(&self, value: &L) -> bool {
        self.as_ref().is_none_or(|held| held.holds(value))
    }
}

impl<T: Holds<L>, L> Holds<L> for Tristate<T> {
    fn holds(&self, value: &L) -> bool {
        self.value().is_none_or(|held| held.holds(value))
    }
}
