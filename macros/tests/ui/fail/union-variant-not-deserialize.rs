use bindery::{Json, Union};

#[derive(Clone, Debug, PartialEq)]
struct Circle;

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "type")]
enum Shape {
    Circle(Circle),
    Unknown(Json),
}

fn main() {}
