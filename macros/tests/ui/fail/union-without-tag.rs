use bindery::{Json, Union};

#[derive(Clone, Debug, PartialEq, Union)]
enum Shape {
    Text(String),
    Unknown(Json),
}

fn main() {}
