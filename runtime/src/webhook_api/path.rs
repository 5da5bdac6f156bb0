//! Paths into the arguments and the answers of webhook operations.

use serde_json::{Map, Value};

/// The step into each entry of a list.
pub(super) const EACH: &str = "[]";

/// All values at a path.
pub(super) fn read<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v Value> {
    match path {
        [] => vec![value],
        [EACH, rest @ ..] => value
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|entry| read(entry, rest))
            .collect(),
        [name, rest @ ..] => value
            .get(name)
            .map_or_else(Vec::new, |value| read(value, rest)),
    }
}

/// The text at a path, or the number as text.
pub(super) fn text(value: &Value, path: &[&str]) -> Option<String> {
    match read(value, path).as_slice() {
        [Value::String(text)] => Some(text.clone()),
        [Value::Number(number)] => Some(number.to_string()),
        _ => None,
    }
}

/// Takes the text at a path out of the value.
pub(super) fn take(value: &mut Value, path: &[&str]) -> Option<String> {
    let (last, outer) = path.split_last()?;
    let holder = outer
        .iter()
        .try_fold(value, |value, name| value.get_mut(name))?;
    match holder.as_object_mut()?.remove(*last)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Puts a value at a path of names, into the objects that are there or new ones.
pub(super) fn write(members: &mut Map<String, Value>, path: &[&str], value: Value) {
    match path {
        [] => {}
        [name] => {
            members.insert((*name).to_owned(), value);
        }
        [name, rest @ ..] => {
            let inner = members
                .entry(*name)
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                write(inner, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{read, take, text, write};

    #[test]
    fn values_are_read_and_taken() {
        let mut value = json!({"id": {"key": 7}, "list": [{"name": "a"}, {}, {"name": "b"}]});
        assert_eq!(text(&value, &["id", "key"]).as_deref(), Some("7"));
        let names: Vec<&Value> = read(&value, &["list", "[]", "name"]);
        assert_eq!(names, ["a", "b"]);
        assert_eq!(text(&value, &["id", "none"]), None);
        value["id"]["secret"] = "s".into();
        assert_eq!(take(&mut value, &["id", "secret"]).as_deref(), Some("s"));
        assert_eq!(value["id"], json!({"key": 7}));
    }

    #[test]
    fn values_are_written_beside_one_another() {
        let mut members = Map::new();
        write(&mut members, &["a", "b"], 1.into());
        write(&mut members, &["a", "c"], 2.into());
        write(&mut members, &["d"], 3.into());
        assert_eq!(
            Value::Object(members),
            json!({"a": {"b": 1, "c": 2}, "d": 3})
        );
    }
}
