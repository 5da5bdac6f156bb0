//! Objects: what is read, refused, kept and written.

use bindery::{__codegen::v1 as rt, Tristate};
use serde_json::{from_slice, from_str, from_value, json, to_string, to_value};

/// Members that are ignored, where no field is for them.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    text: String,
    due: Option<i64>,
    r#type: Option<String>,
    colour: Tristate<String>,
}

rt::object! {
    Note { text, due, r#type = "type" optional, colour = "its \"colour\"" optional }
}

#[derive(Clone, Debug, PartialEq)]
struct Closed {
    id: i64,
}

rt::object! {
    Closed { id } closed
}

#[derive(Clone, Debug, PartialEq)]
struct Open {
    id: i64,
    rest: rt::Map<rt::Json>,
}

rt::object! {
    Open { id } open rest
}

#[derive(Clone, Debug, PartialEq)]
struct Empty {}

rt::object! {
    Empty {}
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        due: None,
        r#type: None,
        colour: Tristate::Absent,
    }
}

#[test]
fn members_are_read_in_any_order_and_written_in_that_of_the_fields() {
    let text = r#"{"other":[{}],"type":"t","its \"colour\"":null,"due":null,"text":"a"}"#;
    let read = Note {
        r#type: Some("t".to_owned()),
        colour: Tristate::Null,
        ..note("a")
    };
    assert_eq!(from_str::<Note>(text).unwrap(), read);
    assert_eq!(
        serde_json::from_reader::<_, Note>(text.as_bytes()).unwrap(),
        read
    );
    assert_eq!(from_value::<Note>(from_str(text).unwrap()).unwrap(), read);
    let written = r#"{"text":"a","due":null,"type":"t","its \"colour\"":null}"#;
    assert_eq!(to_string(&read).unwrap(), written);
    assert_eq!(to_string(&note("a")).unwrap(), r#"{"text":"a","due":null}"#);
    assert_eq!(from_str::<Empty>(r#"{"a":1}"#).unwrap(), Empty {});
    assert_eq!(to_string(&Empty {}).unwrap(), "{}");
}

#[test]
fn an_error_says_which_member_it_is() {
    for (text, error) in [
        (r#"{"due":null}"#, "missing field `text`"),
        (r#"{"text":"a"}"#, "missing field `due`"),
        (r#"{"text":"a","due":1,"due":2}"#, "duplicate field `due`"),
        (
            r#"{"text":1,"due":1}"#,
            "invalid type: integer `1`, expected a string",
        ),
        (r#"["a",1]"#, "invalid type: sequence, expected struct Note"),
        ("7", "invalid type: integer `7`, expected struct Note"),
    ] {
        let found = from_str::<Note>(text).unwrap_err().to_string();
        assert!(found.starts_with(error), "{found}");
    }
}

#[test]
fn other_members_are_refused_or_kept() {
    let text = br#"{"id":1,"b":{"c":[]},"a":null}"#;
    let error = from_slice::<Closed>(text).unwrap_err().to_string();
    assert!(
        error.starts_with("unknown field `b`, expected `id`"),
        "{error}"
    );
    let open: Open = from_slice(text).unwrap();
    assert_eq!(open.rest.len(), 2);
    assert_eq!(
        to_value(&open).unwrap(),
        json!({"id": 1, "a": null, "b": {"c": []}})
    );
}

#[test]
fn writing_ends_with_the_first_error() {
    /// A value that no format takes.
    struct Refuses;

    impl rt::Serialize for Refuses {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("refused"))
        }
    }

    let mut object = rt::ObjectWriter::new(serde_json::value::Serializer);
    object.member("a", &Refuses);
    object.member("b", &1);
    assert_eq!(object.finish().unwrap_err().to_string(), "refused");
}
