//! Bodies that differ in one place from a body that fits its type.

use bindery::{Error, ErrorKind};
use serde_json::Value;

/// A body, and the path of what is wrong with it.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The body.
    pub body: String,
    /// The path at which reading it has to fail, as in `data[0].id`.
    pub path: String,
}

impl Changed {
    /// Reading the body failed at its path, and the error keeps the body.
    ///
    /// # Panics
    /// It is another error.
    pub fn assert_undecodable<E>(&self, error: &Error<E>) {
        assert_eq!(error.kind(), ErrorKind::Decode, "{self:?}: {error}");
        assert!(error.api().is_none());
        assert_eq!(
            error.body().map(|body| &body[..]),
            Some(self.body.as_bytes())
        );
        let path = error.decode_error().map(bindery::DecodeError::path);
        assert_eq!(path, Some(&*self.path), "{self:?}: {error}");
    }
}

/// The body without each of its members in turn; reading fails at what should hold the member.
///
/// # Panics
/// The body is not JSON.
pub fn without_each_member(body: &str) -> Vec<Changed> {
    let change = |object: &mut serde_json::Map<String, Value>, name: &str| {
        object.remove(name);
    };
    changes(body, change, |holder, _| holder.to_owned())
}

/// The body with each of its members in turn as null; reading fails at the member.
///
/// # Panics
/// The body is not JSON.
pub fn with_each_member_null(body: &str) -> Vec<Changed> {
    let change = |object: &mut serde_json::Map<String, Value>, name: &str| {
        object.insert(name.to_owned(), Value::Null);
    };
    changes(body, change, joined)
}

/// The body with a member that no document knows in every object.
///
/// # Panics
/// The body is not JSON.
pub fn with_extra_members(body: &str) -> String {
    let mut value = parsed(body);
    for (pointer, _) in objects(&value) {
        if let Some(Value::Object(object)) = value.pointer_mut(&pointer) {
            object.insert(
                "surprise".to_owned(),
                serde_json::json!({ "of": ["any", 1, null] }),
            );
        }
    }
    value.to_string()
}

/// The body broken off at several places, from its first byte to the one before its last.
pub fn cut_short(body: &str) -> Vec<String> {
    let cuts = (1..8).map(|eighth| body.len() * eighth / 8);
    let ends = [1].into_iter().chain(cuts).chain([body.len() - 1]);
    ends.map(|end| String::from_utf8_lossy(&body.as_bytes()[..end]).into_owned())
        .collect()
}

fn changes(
    body: &str,
    change: impl Fn(&mut serde_json::Map<String, Value>, &str),
    path: impl Fn(&str, &str) -> String,
) -> Vec<Changed> {
    let whole = parsed(body);
    let mut changes = Vec::new();
    for (pointer, holder) in objects(&whole) {
        let names = whole.pointer(&pointer).and_then(Value::as_object);
        for name in names.into_iter().flat_map(serde_json::Map::keys) {
            let mut value = whole.clone();
            if let Some(Value::Object(object)) = value.pointer_mut(&pointer) {
                change(object, name);
            }
            changes.push(Changed {
                body: value.to_string(),
                path: path(&holder, name),
            });
        }
    }
    changes
}

fn parsed(body: &str) -> Value {
    serde_json::from_str(body).expect("a body that fits is JSON")
}

/// All objects in a value, each by its JSON pointer and by its path.
fn objects(whole: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), String::new(), whole)];
    while let Some((pointer, path, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let escaped = name.replace('~', "~0").replace('/', "~1");
                    open.push((format!("{pointer}/{escaped}"), joined(&path, name), member));
                }
                found.push((pointer, path));
            }
            Value::Array(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    open.push((
                        format!("{pointer}/{index}"),
                        format!("{path}[{index}]"),
                        entry,
                    ));
                }
            }
            _ => {}
        }
    }
    found
}

fn joined(holder: &str, name: &str) -> String {
    if holder.is_empty() {
        name.to_owned()
    } else {
        format!("{holder}.{name}")
    }
}
