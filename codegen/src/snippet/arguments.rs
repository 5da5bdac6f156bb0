//! What a caller gives to an operation.

use serde_json::Value;

use crate::plan::{OperationPlan, RustType};

/// A value for each argument of an operation, by position. None is an argument that is not given.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Arguments(pub(crate) Vec<Option<Value>>);

impl Arguments {
    /// What the `Example` column shows: for all required arguments, and for the first other one.
    pub(crate) fn of_columns(operation: &OperationPlan) -> Self {
        let mut has_optional = false;
        let values = operation.parameters.iter().map(|parameter| {
            let field = &parameter.field;
            let example = field.example.as_deref()?;
            let wanted = field.is_argument()
                || (field.has_setter() && field.deprecated.is_none() && !has_optional);
            if !wanted {
                return None;
            }
            has_optional |= field.has_setter();
            Some(of_cell(example, &field.value))
        });
        Self(values.collect())
    }

    pub(crate) fn get(&self, position: usize) -> Option<&Value> {
        self.0.get(position)?.as_ref()
    }
}

/// The value that stands in a cell: JSON where the type is no text.
fn of_cell(example: &str, ty: &RustType) -> Value {
    let text = || Value::from(example);
    match ty {
        RustType::Runtime("Json")
        | RustType::RuntimeOf(..)
        | RustType::Tuple(_)
        | RustType::Item(_) => serde_json::from_str(example).unwrap_or_else(|_| text()),
        RustType::Vec(_) => match serde_json::from_str(example) {
            Ok(Value::Array(items)) => Value::Array(items),
            // Lists with commas stand in one cell.
            _ => example.split(',').map(str::trim).collect(),
        },
        _ => text(),
    }
}
