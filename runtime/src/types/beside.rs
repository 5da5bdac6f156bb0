//! Unions whose tag stands beside them, in the object that holds both.

use serde::Serialize;
use serde_json::Value;

use super::Tristate;
use crate::decode::trace;

/// A union as the variant of the tag beside it, where it is the member of this name.
pub fn tagged<T: TaggedBeside>(union: T, member: &'static str, tag: &impl Serialize) -> T {
    let tag = serde_json::to_value(tag).unwrap_or_default();
    trace::within(member, || union.tagged(&tag))
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
            trace::enter_entry(index);
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
