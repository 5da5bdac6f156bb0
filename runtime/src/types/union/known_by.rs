//! By what a variant of a union is known.

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
            Self::FieldIsText(name, text) => value.get(name).and_then(Value::as_str) == Some(text),
            Self::FieldIsInteger(name, number) => {
                value.get(name).and_then(Value::as_i64) == Some(number)
            }
            Self::Kind(is) => is(value),
        }
    }

    /// Whether the rule compares the value of this member.
    pub(super) fn compares(self, key: &str) -> bool {
        match self {
            Self::FieldIsText(name, _) | Self::FieldIsInteger(name, _) => name == key,
            Self::Field(_) | Self::Kind(_) => false,
        }
    }

    /// Whether it matters to the rule that this member comes.
    pub(super) fn looks_at(self, key: &str) -> bool {
        self.compares(key) || matches!(self, Self::Field(name) if name == key)
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
