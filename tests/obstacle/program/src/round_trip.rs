//! JSON that is read and written again is the same JSON.

use bindery_obstacle::types;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// Reads and writes each value; gives how many there were.
pub(crate) fn run() -> usize {
    let mut count = 0;
    macro_rules! same {
        ($($ty:ident: $value:expr;)*) => {
            $(
                same::<types::$ty>(&$value);
                count += 1;
            )*
        };
    }
    same! {
        Id: json!("a/b?c#d");
        Number: json!(-9_223_372_036_854_775_808_i64);
        Truth: json!(true);
        Real: json!(1.5);
        Money: json!("1.50");
        Moment: json!("2023-04-27T13:22:49.061281000Z");
        Link: json!("https://example.com/a%20b?c=d#e");
        Key: json!("23e42eaf-323a-41da-b5bb-fd67eebda553");
        Anything: json!({"a": [null, 1, "x"]});
        Blob: json!("aGVsbG8=");
        Text: json!("größe\u{0}\u{202e}");
        Texts: json!(["a", ""]);
        META2: json!("x");
        PAGES2: json!(7);
        SelfList: json!([[], [[], []]]);
        MapA: json!({"a": [{}, {"b": []}]});
        Mixed: json!([1, "a", [2, ["b"]]]);
        Mixed: json!({"not": "documented"});
        Empty: json!({});
        One: json!({"$and": "x"});
        Deep: json!({"name": "a", "inner": {"inner": {"list": []}}, "list": ["x"], "kind": "k"});
        Tree: json!({"left": {"right": null}, "right": {"right": null, "twin": null}});
        Tree: json!({"right": null, "twin": {"loop": {"b": {"either": "x"}}}});
        LoopB: json!({"either": {"b": {"either": "a"}}, "c": {"type": "a"}});
        LoopC: json!({"type": "never heard of", "x": 1});
        Color: json!("Unknown");
        Color: json!("-1");
        Color: json!("=");
        Color: json!("not documented");
        ClosedColor: json!("most");
        ClosedColor: json!("größe");
        Level: json!(-9_223_372_036_854_775_808_i64);
        Level: json!(12345);
        ClosedLevel: json!(404);
        Large: json!("value.299");
        LargeClosed: json!(299);
        Shape: json!({"type": "circle", "radius": 1.0, "unknown": [1]});
        Shape: json!({"type": "Unknown", "side": 3});
        Shape: json!({"type": "a \"b\"", "radius": 0.5});
        Shape: json!({"type": "hexagon", "sides": 6});
        Numbered: json!({"kind": -2, "$and": "x"});
        Numbered: json!({"kind": 3});
        Loose: json!({"$and": "x"});
        Loose: json!({"kind": "x", "name": "n"});
        Loose: json!({"n": 3});
        Loose: json!("text");
        Loose: json!(2.5);
        Loose: json!([true, {"a": "b"}]);
        Holder: json!({"entity_type": "one", "entity": {"$and": "x"}});
        Holder: json!({"entity_type": "list", "entity": ["a"], "type": "t"});
        Holder: json!({"entity_type": "unheard", "entity": {"of": 1}});
        Derived: json!({"base": "b", "kind": "base", "version": 2, "flag": true, "nullable": null});
        Derived: json!({"base": "b", "kind": "another", "version": 3, "nullable": "y"});
        Derived2: json!({"base": "b", "kind": "base", "version": 2, "nullable": "x", "most": null});
        Split: json!({"id": "i", "either": "s", "list": [{"id": "j"}]});
        SplitInput: json!({"password": "p", "maybe": "m", "inner": {"password": "q", "maybe": ""}});
        EventName: json!("say \"hi\"");
        EventName: json!("not documented");
        Prelude: json!({"Copy": {"value": "Sized", "values": [{"a": "never"}]}, "Sync": [{"$and": "x"}]});
        Keywords: keywords();
        Odd: odd();
        Everything: everything();
    }
    refused::<types::ClosedColor>(&json!("not documented"));
    refused::<types::ClosedLevel>(&json!(1));
    refused::<types::Derived2>(
        &json!({"base": "b", "kind": "base", "version": 2, "nullable": "x", "more2": 1}),
    );
    refused::<types::Derived>(&json!({"base": "b", "kind": "base", "version": 2}));
    refused::<types::Tree>(&json!({}));
    count + 5
}

fn same<T: Serialize + DeserializeOwned>(value: &Value) {
    let text = value.to_string();
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let written = serde_json::to_value(&read).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(&written, value);
}

fn refused<T: DeserializeOwned>(value: &Value) {
    assert!(
        serde_json::from_value::<T>(value.clone()).is_err(),
        "{value} is accepted"
    );
}

/// Every member that is called like a keyword.
fn keywords() -> Value {
    [
        "abstract", "as", "async", "crate", "Self", "self", "super", "type", "yield", "gen", "raw",
        "try",
    ]
    .into_iter()
    .map(|name| (name.to_owned(), Value::from("x")))
    .collect::<serde_json::Map<_, _>>()
    .into()
}

/// Members whose names are no names in Rust, and one that is not documented.
fn odd() -> Value {
    let names = [
        "$and",
        "a.b",
        "a-b",
        "a b",
        "a_b",
        "A_B",
        "aB",
        "AB",
        "a:b",
        "a/b",
        "x[y]",
        "x[]",
        "it's",
        "say \"hi\"",
        "2fa",
        "-1",
        "+1",
        "größe",
        "日本",
        "_",
        "__",
        "@type",
        "#hash",
        "a,b",
        "c{d}",
        "100%",
        "e=f",
        "g&h",
        "back\\slash",
        "new",
        "unknown_members",
        "r#type",
        "C",
        "D",
        "T",
    ];
    let mut object: serde_json::Map<_, _> = names
        .into_iter()
        .zip(1..)
        .map(|(name, number)| (name.to_owned(), Value::from(number)))
        .collect();
    object.insert("renamed".to_owned(), "r".into());
    object.insert("not documented".to_owned(), json!({"a": 1}));
    object.into()
}

/// The required members of the largest object.
fn everything() -> Value {
    json!({
        "string": "s", "int32": -1, "number": 0.25, "boolean": false,
        "uuid": "23e42eaf-323a-41da-b5bb-fd67eebda553", "datetime": "2026-01-31T09:00:00+01:00",
        "offset": "2026-01-31T09:00:00-08:00", "millis": 1_700_000_000_123_i64, "bytes": "AA==",
        "id": "i", "level": 1, "array": ["a"], "map": {"k": {"name": "n"}},
        "union": {"type": "circle", "radius": 1.0}, "nulls": {"a": null, "b": "x"},
        "type SelfList": [[]], "type MapA": {"x": []}, "type Type": {"value": "v"},
    })
}
