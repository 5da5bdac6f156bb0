use bindery::OpenEnum;

#[derive(Clone, Debug, PartialEq, OpenEnum)]
enum Level {
    Low,
    #[open_enum(value = "1")]
    High,
    Unknown(i64),
}

fn main() {}
