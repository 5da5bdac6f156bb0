use bindery::OpenEnum;

/// Texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct NotPartOfIt;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, OpenEnum)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Color {
    /// Red.
    DarkRed,
    #[serde(rename = "2nd")]
    Second,
    /// Any other.
    Unknown(String),
}

#[derive(Clone, PartialEq, OpenEnum)]
enum OnlyUnknown {
    Unknown(i64),
}

fn main() {
    assert_eq!(Color::DarkRed.as_str(), "DARK_RED");
    assert_eq!(Color::from("2nd"), Color::Second);
    let _ = (NotPartOfIt, OnlyUnknown::from(3));
}
