use bindery::OpenEnum;

#[derive(Clone, Debug, PartialEq, OpenEnum)]
enum Color {
    #[serde(rename = "red")]
    Red,
    #[serde(rename = "red")]
    Crimson,
    Unknown(String),
}

fn main() {}
