//! Unions in answers, which are read as a variant while they come, are what they are when they are read whole.

mod acme;

use std::convert::Infallible;

use bindery::{__codegen::v1 as rt, Provider as _};
use serde::{Deserialize, Serialize};

provider!(Acme, |_meta| {});

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Dot {
    kind: String,
    x: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Group {
    #[serde(rename = "all")]
    of: Vec<Shape>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Either {
    any: Vec<Dot>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
struct Boxed(Option<Box<Dot>>);

type Members = rt::Map<i64>;

/// Without a tag; what comes first does not always decide.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Group(Group),
    Either(Either),
    Dot(Dot),
    Second(Boxed),
    Text(String),
    Members(Members),
    Unknown(rt::Json),
}

rt::untagged_union! {
    Shape {
        Group if field("all");
        Either if field("any");
        Dot if field_is("kind", "dot");
        Second if field_is("number", 2);
        Text if string();
        Members if object();
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Tagged {
    Dot(Dot),
    Group(Group),
    Unknown(rt::Json),
}

rt::tagged_union! { Tagged by "kind" { Dot = "dot"; Group = "group"; } }

const TEXTS: [&str; 34] = [
    r#"{"all":[]}"#,
    r#"{"all":[{"any":[{"kind":"dot"}]},"text",{"kind":"dot","x":1}]}"#,
    r#"{"any":[{"kind":"a"}]}"#,
    r#"{"any":[],"all":[]}"#,
    r#"{"all":[],"any":[]}"#,
    r#"{"\u0061ll":[7]}"#,
    r#"{"any":[],"\u0061ll":[]}"#,
    r#"{"all":{}}"#,
    r#"{"all":[],"all":["text"]}"#,
    r#"{"any":[{"kind":"dot","x":null}],"other":{"all":[]}}"#,
    r#"{"any":[{"kind":1}]}"#,
    r#"{"any":[],"kind":"dot"}"#,
    r#"{"kind":"dot"}"#,
    r#"{"kind":"dot","x":"1"}"#,
    r#"{"kind":"dot","x":1,"all":[]}"#,
    r#"{"kind":"dot","kind":"line"}"#,
    r#"{"kind":"line","x":1}"#,
    r#"{"kind":"group","all":[{"kind":"dot"}]}"#,
    r#"{"kind":7}"#,
    r#"{"x":1,"kind":"dot"}"#,
    r#"{"x":1,"y":2}"#,
    r#"{"x":"1"}"#,
    r#"{"number":2,"kind":"line"}"#,
    r#"{"number":2}"#,
    r#"{"number":3,"x":1}"#,
    r#"{"number":2.5}"#,
    "{}",
    r#""text""#,
    r#""\n""#,
    "7",
    "-1.5e3",
    "true",
    "null",
    r#"[{"all":[]},1]"#,
];

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let meta = rt::OperationMeta::new("shapes.get");
    let context = rt::DecodeContext::new(Acme::meta(), &meta);
    let answer = http::Response::new(text.to_owned().into());
    context.json::<T, Infallible>(&answer).unwrap()
}

#[test]
fn what_comes_first_changes_no_value() {
    for text in TEXTS {
        assert_eq!(read::<Shape>(text), serde_json::from_str(text).unwrap());
        assert_eq!(read::<Tagged>(text), serde_json::from_str(text).unwrap());
    }
    let all = format!("[{}]", TEXTS.join(","));
    let whole: Vec<Shape> = serde_json::from_str(&all).unwrap();
    assert_eq!(read::<Vec<Shape>>(&all), whole);
}

#[test]
fn the_first_rule_decides_wherever_its_member_stands() {
    assert!(matches!(read(r#"{"any":[],"all":[]}"#), Shape::Group(_)));
    assert!(matches!(
        read(r#"{"number":2,"x":3,"kind":"dot"}"#),
        Shape::Dot(_)
    ));
    assert!(matches!(
        read(r#"{"number":2,"kind":"line"}"#),
        Shape::Second(_)
    ));
    assert!(matches!(read(r#"{"all":7}"#), Shape::Unknown(_)));
}

#[test]
fn a_body_that_breaks_off_inside_a_union_is_an_error() {
    let meta = rt::OperationMeta::new("shapes.get");
    let context = rt::DecodeContext::new(Acme::meta(), &meta);
    let text = r#"[{"any":[{"kind":"a"}]},{"all":[{"kind":"dot","x":1}"#;
    for (end, _) in text.char_indices().skip(1) {
        let answer = http::Response::new(text[..end].to_owned().into());
        let error = context.json::<Vec<Shape>, Infallible>(&answer).unwrap_err();
        assert!(error.decode_error().is_some(), "{end}");
    }
}
