//! Fields that may be left out, be null, or hold a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that is both optional and nullable: leaving it out and sending null differ.
///
/// ```
/// use bindery::Tristate;
///
/// let clear: Tristate<String> = Tristate::Null;
/// let set = Tristate::from("name".to_owned());
/// assert!(Tristate::<String>::default().is_absent());
/// assert_eq!(set.value().map(String::as_str), Some("name"));
/// assert_eq!(clear.value(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tristate<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is null.
    Null,
    /// The field holds a value.
    Value(T),
}

impl<T> Tristate<T> {
    /// Whether the field is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is there and null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, where there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Tristate<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null: who has an `Option` at hand has decided to send the field.
impl<T> From<Option<T>> for Tristate<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: Serialize> Serialize for Tristate<T> {
    /// Absent is written as null; a struct leaves the field out before it comes to that.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_some(value),
            Self::Absent | Self::Null => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Tristate<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

/// A value that a request leaves out when it is not set.
pub trait MaybeAbsent {
    /// Whether it is left out.
    fn is_absent(&self) -> bool;
}

impl<T> MaybeAbsent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> MaybeAbsent for Tristate<T> {
    fn is_absent(&self) -> bool {
        Tristate::is_absent(self)
    }
}
