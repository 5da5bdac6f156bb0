use bindery::{Json, Union};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Circle {
    radius: u8,
}

#[derive(Clone, Debug, Union)]
#[union(tag = "kind")]
#[serde(rename_all = "lowercase")]
enum Shape {
    Round(Circle),
    #[serde(rename = "#2")]
    Boxed(Box<Circle>),
    Unknown(Json),
}

#[derive(Clone, Debug, Union)]
#[union(untagged)]
enum Any {
    #[union(kind = object)]
    Object(Circle),
    #[union(kind = array)]
    Array(Vec<Shape>),
    #[union(kind = number)]
    Number(f64),
    #[union(kind = boolean)]
    Boolean(bool),
    #[union(kind = string)]
    Text(String),
    Unknown(Json),
}

fn main() {
    let any: Any = serde_json::from_str("[{\"kind\":\"#2\",\"radius\":1}]").unwrap();
    let written = serde_json::to_value(&any).unwrap();
    assert_eq!(written, serde_json::json!([{"kind": "#2", "radius": 1}]));
}
