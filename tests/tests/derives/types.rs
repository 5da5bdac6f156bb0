//! Enums and unions.

use bindery::{Json, OpenEnum, Union};
use serde::{Deserialize, Serialize};
use serde_json::{from_value, json, to_value};

use crate::acme::Color;

#[derive(Clone, Debug, PartialEq, Eq, OpenEnum)]
enum Level {
    #[open_enum(value = 1)]
    Low,
    #[open_enum(value = 3)]
    High,
    Unknown(i64),
}

#[test]
fn an_open_enum_keeps_what_it_does_not_know() {
    for (wire, value) in [
        (json!("red"), Color::Red),
        (json!("blue-ish"), Color::Blue),
        (json!("pink"), Color::Unknown("pink".into())),
    ] {
        assert_eq!(from_value::<Color>(wire.clone()).unwrap(), value);
        assert_eq!(to_value(&value).unwrap(), wire);
    }
    assert_eq!(Color::from("red"), Color::Red);
    assert_eq!(Color::Blue.to_string(), "blue-ish");
    assert_eq!(Color::values().len(), 2);
    for (wire, value) in [(1, Level::Low), (3, Level::High), (-4, Level::Unknown(-4))] {
        assert_eq!(from_value::<Level>(json!(wire)).unwrap(), value);
        assert_eq!(to_value(&value).unwrap(), json!(wire));
    }
    assert!(from_value::<Level>(json!("1")).is_err());
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Circle {
    radius: u8,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Square {
    #[serde(rename = "type")]
    kind: String,
    side: u8,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "type")]
#[serde(rename_all = "snake_case")]
enum Shape {
    Circle(Circle),
    Square(Square),
    Unknown(Json),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "version")]
enum Versioned {
    #[union(value = 2)]
    Second(Circle),
    Unknown(Json),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(untagged)]
enum Filter {
    #[union(field = "kind", is = "round")]
    Round(Circle),
    #[union(field = "radius")]
    Circle(Circle),
    #[union(kind = string)]
    Text(String),
    Unknown(Json),
}

#[test]
fn a_union_is_told_by_its_tag_and_written_with_it() {
    let circle = Shape::Circle(Circle { radius: 1 });
    let square = Shape::Square(Square {
        kind: "square".into(),
        side: 2,
    });
    for (wire, value) in [
        (json!({"type": "circle", "radius": 1}), circle),
        (json!({"type": "square", "side": 2}), square),
        (json!({"type": "x"}), Shape::Unknown(json!({"type": "x"}))),
        (json!(7), Shape::Unknown(json!(7))),
    ] {
        assert_eq!(from_value::<Shape>(wire.clone()).unwrap(), value);
        assert_eq!(to_value(&value).unwrap(), wire);
    }
    let second = json!({"version": 2, "radius": 1});
    let value: Versioned = from_value(second.clone()).unwrap();
    assert_eq!(value, Versioned::Second(Circle { radius: 1 }));
    assert_eq!(to_value(&value).unwrap(), second);
}

#[test]
fn a_union_without_a_tag_is_told_by_what_it_looks_like() {
    let circle = || Circle { radius: 1 };
    for (wire, value) in [
        (
            json!({"radius": 1, "kind": "round"}),
            Filter::Round(circle()),
        ),
        (json!({"radius": 1}), Filter::Circle(circle())),
        (json!("a"), Filter::Text("a".into())),
        (json!([1]), Filter::Unknown(json!([1]))),
    ] {
        assert_eq!(from_value::<Filter>(wire).unwrap(), value);
    }
}
