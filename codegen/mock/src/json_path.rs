//! Paths into JSON values.

use bindery_codegen::ir::{JsonPath, JsonPathStep};
use serde_json::{Map, Value};

/// The value that the path leads to.
pub(crate) fn at<'v>(value: &'v Value, path: &JsonPath) -> Option<&'v Value> {
    path.steps.iter().try_fold(value, |value, step| match step {
        JsonPathStep::Member { name } => value.get(name.as_str()),
        JsonPathStep::Item { index } => value.get(usize::try_from(*index).ok()?),
    })
}

/// Puts a value where the path leads to; objects and items that are missing on the way are made. False
/// where something else is in the way.
pub(crate) fn put(value: &mut Value, path: &JsonPath, new: Value) -> bool {
    let mut here = value;
    for step in &path.steps {
        match step {
            JsonPathStep::Member { name } => {
                if here.is_null() {
                    *here = Value::Object(Map::new());
                }
                let Value::Object(members) = here else {
                    return false;
                };
                here = members.entry(name.as_str()).or_insert(Value::Null);
            }
            JsonPathStep::Item { index } => {
                if here.is_null() {
                    *here = Value::Array(Vec::new());
                }
                let Value::Array(items) = here else {
                    return false;
                };
                let index = *index as usize;
                // Only the next item is made: a path of a spec may name the four-billionth.
                if index == items.len() {
                    items.push(Value::Null);
                }
                let Some(item) = items.get_mut(index) else {
                    return false;
                };
                here = item;
            }
        }
    }
    *here = new;
    true
}

#[cfg(test)]
mod tests {
    use bindery_codegen::ir::WireName;
    use serde_json::json;

    use super::*;

    fn path(steps: &[&str]) -> JsonPath {
        let steps = steps.iter().map(|step| match step.parse() {
            Ok(index) => JsonPathStep::Item { index },
            Err(_) => JsonPathStep::Member {
                name: WireName::new(*step),
            },
        });
        JsonPath {
            steps: steps.collect(),
        }
    }

    #[test]
    fn what_is_missing_on_the_way_is_made() {
        let mut value = json!({});
        assert!(put(
            &mut value,
            &path(&["errors", "0", "detail"]),
            json!("no")
        ));
        assert_eq!(value, json!({"errors": [{"detail": "no"}]}));
        assert_eq!(
            at(&value, &path(&["errors", "0", "detail"])),
            Some(&json!("no"))
        );
    }

    #[test]
    fn what_is_in_the_way_stays() {
        let mut value = json!({"errors": "text"});
        assert!(!put(&mut value, &path(&["errors", "0"]), json!(1)));
        assert!(!put(&mut value, &path(&["other", "4294967295"]), json!(1)));
        assert_eq!(value["errors"], "text");
    }
}
