//! What the macros for generated types give, and how values of the wire survive.

use bindery::{__codegen::v1 as rt, Base64, DateTime, OffsetDateTime, Tristate};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, from_value, json, to_value};

#[expect(
    clippy::needless_pass_by_value,
    reason = "calls read better with a literal"
)]
fn round_trip<T: Serialize + DeserializeOwned>(value: Value) -> T {
    let read: T = from_value(value.clone()).unwrap();
    assert_eq!(to_value(&read).unwrap(), value);
    read
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Color {
    Red,
    DarkBlue,
    Unknown(String),
}

impl Color {
    const fn values() -> &'static [(Self, &'static str)] {
        &[(Self::Red, "red"), (Self::DarkBlue, "dark-blue")]
    }
}

rt::open_enum!(Color);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Low,
    High,
}

impl Level {
    const fn values() -> &'static [(Self, i64)] {
        &[(Self::Low, 1), (Self::High, 2)]
    }
}

rt::closed_int_enum!(Level);

#[test]
fn open_enums_keep_unknown_values_and_closed_ones_refuse_them() {
    assert_eq!(round_trip::<Color>(json!("dark-blue")), Color::DarkBlue);
    assert_eq!(
        round_trip::<Color>(json!("mauve")),
        Color::Unknown("mauve".to_owned())
    );
    assert_eq!(Color::from("red"), Color::Red);
    assert_eq!(Color::DarkBlue.to_string(), "dark-blue");
    assert_eq!(round_trip::<Level>(json!(2)), Level::High);
    assert!(from_value::<Level>(json!(3)).is_err());
    assert!(from_value::<Color>(json!(3)).is_err());
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Circle {
    kind: String,
    radius: i64,
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Circle(Circle),
    Name(String),
    Unknown(rt::Json),
}

rt::untagged_union! {
    Shape { Circle if field_is("kind", "circle"); Name if string(); }
}

#[derive(Clone, Debug, PartialEq)]
enum Tagged {
    Circle(Circle),
    Unknown(rt::Json),
}

rt::tagged_union! {
    Tagged by "kind" { Circle = "circle"; }
}

#[test]
fn unions_keep_unknown_variants() {
    let circle = json!({"kind": "circle", "radius": 2});
    assert!(matches!(
        round_trip(circle.clone()),
        Shape::Circle(Circle { radius: 2, .. })
    ));
    assert!(matches!(round_trip(circle), Tagged::Circle(_)));
    assert_eq!(
        round_trip::<Shape>(json!("dot")),
        Shape::Name("dot".to_owned())
    );
    let misfit = json!({"kind": "circle"});
    for unknown in [misfit, json!({"kind": "square"}), json!(7), json!([])] {
        assert_eq!(
            round_trip::<Shape>(unknown.clone()),
            Shape::Unknown(unknown.clone())
        );
        assert_eq!(
            round_trip::<Tagged>(unknown.clone()),
            Tagged::Unknown(unknown)
        );
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Holder {
    shape_type: i64,
    shape: Option<Beside>,
}

rt::object! {
    Holder { shape_type, shape optional } unions { shape by shape_type }
}

#[derive(Clone, Debug, PartialEq)]
enum Beside {
    Circle(Circle),
    Unknown(rt::Json),
}

rt::beside_union! {
    Beside { Circle = 1; }
}

#[test]
fn a_tag_beside_a_union_decides() {
    let circle = json!({"kind": "circle", "radius": 2});
    let holder: Holder = round_trip(json!({"shape_type": 1, "shape": circle}));
    assert!(matches!(holder.shape, Some(Beside::Circle(_))));
    let holder: Holder = round_trip(json!({"shape_type": 9, "shape": circle}));
    assert_eq!(holder.shape, Some(Beside::Unknown(circle)));
    assert_eq!(round_trip::<Holder>(json!({"shape_type": 1})).shape, None);
    let holder: Holder = round_trip(json!({"shape_type": 1, "shape": 7}));
    assert_eq!(holder.shape, Some(Beside::Unknown(json!(7))));
}

#[derive(Debug)]
struct States {
    nullable: Option<i64>,
    both: Tristate<i64>,
}

rt::object! {
    States { nullable, both optional }
}

#[test]
fn absent_and_null_are_two_things() {
    assert_eq!(
        round_trip::<States>(json!({"nullable": null})).both,
        Tristate::Absent
    );
    assert_eq!(
        round_trip::<States>(json!({"nullable": 1, "both": null})).both,
        Tristate::Null
    );
    assert_eq!(
        round_trip::<States>(json!({"nullable": 1, "both": 2})).nullable,
        Some(1)
    );
    assert!(from_value::<States>(json!({})).is_err());
}

#[test]
fn datetimes_keep_their_text_and_are_read_leniently() {
    for text in [
        "2021-11-15T21:45:16Z",
        "2021-11-15T21:45:16.000000000Z",
        "2021-11-15T13:45:16-08:00",
        "2021-11-15 13:45:16-0800",
        "2021-11-15 13:45:16 -0800",
        "2021-11-15 13:45:16 -08:00",
    ] {
        let at: DateTime = round_trip(json!(text));
        assert_eq!(at.timestamp().unwrap().as_second(), 1_637_012_716, "{text}");
    }
    for text in ["yesterday", "", "2021-11-15", "2021-11-15T21:45:16", "a -b"] {
        let at: DateTime = round_trip(json!(text));
        assert!(at.timestamp().is_err(), "{text}");
    }
    let at = OffsetDateTime::from("2024-05-01T09:00:00+02:00");
    assert_eq!(OffsetDateTime::from(&at.zoned().unwrap()), at);
}

#[test]
fn bytes_are_base64() {
    assert_eq!(&round_trip::<Base64>(json!("aGk=")).0[..], b"hi");
    assert!(from_value::<Base64>(json!("a")).is_err());
}
