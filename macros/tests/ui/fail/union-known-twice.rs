use bindery::{Json, Union};

#[derive(Clone, Debug, PartialEq, Union)]
#[union(untagged)]
enum Shape {
    #[union(kind = string)]
    Text(String),
    #[union(kind = string)]
    Other(String),
    Unknown(Json),
}

fn main() {}
