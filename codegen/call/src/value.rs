//! Texts of a command line as values of planned types.

use std::{error, fmt};

use bindery_codegen::ir::{EnumBase, Literal};
use bindery_codegen::plan::{ClientCratePlan, EnumPlan, RustName, RustType, TypePlan};
use serde_json::Value;

/// How many aliases may lead to one another.
const MOST_ALIASES: usize = 32;

/// A text that is no value of the type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    /// What is expected instead.
    pub expected: String,
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl error::Error for ValueError {}

/// The value of a type that a text stands for: a text for itself, a number or a truth value for what it
/// looks like, all else as JSON.
///
/// # Errors
/// The text is no such value.
pub fn value(plan: &ClientCratePlan, ty: &RustType, text: &str) -> Result<Value, ValueError> {
    of_type(plan, ty, text, MOST_ALIASES)
}

fn of_type(
    plan: &ClientCratePlan,
    ty: &RustType,
    text: &str,
    limit: usize,
) -> Result<Value, ValueError> {
    match ty {
        RustType::Std("bool") => number(text, "true or false"),
        RustType::Std("i64" | "i32" | "u64")
        | RustType::Runtime("TimestampSeconds" | "TimestampMillis") => {
            number(text, "a whole number")
        }
        RustType::Std("f64") => number(text, "a number"),
        RustType::Runtime("Json") => Ok(json(text).unwrap_or_else(|| text.into())),
        RustType::Std(_) | RustType::Runtime(_) => Ok(text.into()),
        RustType::Option(inner) | RustType::Boxed(inner) => of_type(plan, inner, text, limit),
        RustType::Item(item) => match find(plan, &item.name) {
            Some(TypePlan::Alias(alias)) if limit > 0 => {
                of_type(plan, &alias.target, text, limit - 1)
            }
            Some(TypePlan::Enum(values)) => enumeration(values, text),
            Some(TypePlan::Union(_)) => Ok(json(text).unwrap_or_else(|| text.into())),
            _ => json(text).ok_or_else(|| expected("JSON")),
        },
        RustType::Vec(_) => json(text)
            .filter(Value::is_array)
            .ok_or_else(|| expected("a JSON array")),
        RustType::RuntimeOf(..) => json(text)
            .filter(Value::is_object)
            .ok_or_else(|| expected("a JSON object")),
        RustType::Tuple(_) | RustType::Unit | RustType::Tokens(_) => {
            json(text).ok_or_else(|| expected("JSON"))
        }
    }
}

fn find<'p>(plan: &'p ClientCratePlan, name: &RustName) -> Option<&'p TypePlan> {
    let operations = plan.resources.iter().flat_map(|it| &it.operations);
    let types = plan.types.iter().flat_map(|file| &file.types);
    types
        .chain(operations.flat_map(|operation| &operation.types))
        .find(|ty| ty.name() == name)
}

fn enumeration(plan: &EnumPlan, text: &str) -> Result<Value, ValueError> {
    let known = plan
        .values
        .iter()
        .any(|value| value.wire.to_string() == text);
    if !plan.open && !known {
        let values: Vec<String> = plan.values.iter().map(|it| it.wire.to_string()).collect();
        return Err(expected(&format!("one of {}", values.join(", "))));
    }
    match plan.base {
        EnumBase::String => Ok(text.into()),
        EnumBase::Integer => number(text, "a whole number"),
    }
}

fn number(text: &str, what: &str) -> Result<Value, ValueError> {
    let fits = |value: &Value| match what {
        "true or false" => value.is_boolean(),
        "a whole number" => value.is_i64() || value.is_u64(),
        _ => value.is_number(),
    };
    json(text).filter(fits).ok_or_else(|| expected(what))
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

fn expected(what: &str) -> ValueError {
    ValueError {
        expected: what.to_owned(),
    }
}

/// The values that an argument may have, where they are listed.
pub(crate) fn listed<'p>(plan: &'p ClientCratePlan, ty: &RustType) -> Vec<&'p Literal> {
    let item = match ty {
        RustType::Item(item) => item,
        RustType::Vec(inner) | RustType::Option(inner) => return listed(plan, inner),
        _ => return Vec::new(),
    };
    match find(plan, &item.name) {
        Some(TypePlan::Enum(values)) => values.values.iter().map(|value| &value.wire).collect(),
        _ => Vec::new(),
    }
}
