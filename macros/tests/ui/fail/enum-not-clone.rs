use bindery::OpenEnum;

#[derive(Debug, PartialEq, OpenEnum)]
enum Color {
    Red,
    Unknown(String),
}

fn main() {}
