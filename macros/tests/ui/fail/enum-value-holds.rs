use bindery::OpenEnum;

#[derive(Clone, Debug, PartialEq, OpenEnum)]
enum Color {
    Red(u8),
    Unknown(String),
}

fn main() {}
