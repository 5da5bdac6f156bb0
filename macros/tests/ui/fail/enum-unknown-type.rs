use bindery::OpenEnum;

#[derive(Clone, Debug, PartialEq, OpenEnum)]
enum Color {
    Red,
    Unknown(u8),
}

fn main() {}
