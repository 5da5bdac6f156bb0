use bindery::OpenEnum;

#[derive(Clone, Debug, PartialEq, OpenEnum)]
enum Color {
    Red,
}

fn main() {}
