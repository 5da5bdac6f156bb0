//! The arguments of a webhook operation, by their names on the wire.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::BuildError;

/// The arguments of a webhook operation, by their names on the wire.
#[derive(Debug, Default)]
pub struct WebhookArguments {
    /// Of this call: the operation must have each of them.
    pub(super) given: Map<String, Value>,
    /// Of all calls: of these an operation takes what it has.
    pub(super) bound: Map<String, Value>,
    /// The one that identifies the webhook.
    pub(super) key: Option<&'static str>,
}

impl WebhookArguments {
    /// Takes an argument that must be there.
    ///
    /// # Errors
    /// It is not there, or not of the type.
    pub fn required<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, BuildError> {
        match self.take(name) {
            Some(value) => typed(name, value),
            // What may be null need not be given.
            None => typed(name, Value::Null).map_err(|_| {
                BuildError::new(
                    name,
                    "is an argument of this provider's own: give it with `argument`",
                )
            }),
        }
    }

    /// Takes an argument that may be missing.
    ///
    /// # Errors
    /// It is not of the type.
    pub fn optional<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
    ) -> Result<Option<T>, BuildError> {
        self.take(name).map(|value| typed(name, value)).transpose()
    }

    /// All arguments as one value, for an operation that is read from its arguments.
    ///
    /// # Errors
    /// The operation lacks one of them, or one is not of its type.
    pub fn all<T: DeserializeOwned>(mut self) -> Result<T, BuildError> {
        let mut members = std::mem::take(&mut self.bound);
        members.extend(std::mem::take(&mut self.given));
        let number = self.key.and_then(|key| {
            let number: i64 = members.get(key)?.as_str()?.parse().ok()?;
            Some((key, number))
        });
        T::deserialize(&Value::Object(members.clone()))
            .or_else(|error| match number {
                Some((key, number)) => {
                    members.insert(key.to_owned(), number.into());
                    serde_json::from_value(Value::Object(members))
                }
                None => Err(error),
            })
            .map_err(|_| BuildError::new("arguments", "do not fit the operation"))
    }

    /// Checks that nothing is left that the caller gave.
    ///
    /// # Errors
    /// The operation has no argument of a name.
    pub fn finish(self) -> Result<(), BuildError> {
        match self.given.keys().next() {
            None => Ok(()),
            Some(name) => Err(BuildError::new(
                name,
                "is no argument of this provider's operation",
            )),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let bound = self.bound.remove(name);
        self.given.remove(name).or(bound)
    }
}

/// An id is text here, and may be a number there.
fn typed<T: DeserializeOwned>(name: &'static str, value: Value) -> Result<T, BuildError> {
    let number = match &value {
        Value::String(text) => text.parse::<i64>().ok(),
        _ => None,
    };
    serde_json::from_value(value)
        .or_else(|error| match number {
            Some(number) => serde_json::from_value(number.into()),
            None => Err(error),
        })
        .map_err(|_| BuildError::new(name, "has a value that the operation cannot take"))
}
