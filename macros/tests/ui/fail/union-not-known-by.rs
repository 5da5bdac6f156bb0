use bindery::{Json, Union};

#[derive(Clone, Debug, PartialEq, Union)]
#[union(untagged)]
enum Shape {
    Text(String),
    #[union(kind = sting)]
    Other(String),
    Unknown(Json),
}

fn main() {}
