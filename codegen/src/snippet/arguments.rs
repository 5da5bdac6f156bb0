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

    /// Only what must be given: whoever calls for the first time wants all there is, not a page far behind.
    #[must_use]
    pub(crate) fn required(mut self, operation: &OperationPlan) -> Self {
        for (value, parameter) in self.0.iter_mut().zip(&operation.parameters) {
            if !parameter.field.is_argument() {
                *value = None;
            }
        }
        self
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Arguments;
    use crate::emit::testing::operation;

    #[test]
    fn what_need_not_be_given_is_left_out() {
        let parts = "#### Query\n\n| Field | Type | Need | Example | Description |\n|---|---|---|---|---|\n\
                     | `place` | `string` | required | `a` | Where. |\n\
                     | `offset` | `integer` | optional | `5` | From where on. |\n\n\
                     #### Response 200\n\n`Thing`";
        let plan = operation("GET /things", parts);
        let shown = Arguments::of_columns(&plan);
        assert_eq!(shown.0, [Some(json!("a")), Some(json!("5"))]);
        assert_eq!(shown.required(&plan).0, [Some(json!("a")), None]);
    }
}
