use bindery::{Json, Union};

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "type")]
enum Shape {
    Text(String),
    Two(u8, u8),
}

fn main() {}
