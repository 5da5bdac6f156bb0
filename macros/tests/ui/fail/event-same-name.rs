use bindery::webhook::{Event, UnknownEvent};

#[derive(Clone, Debug, Event)]
#[event(typefield("type"))]
enum Events {
    #[serde(rename = "a")]
    Created(bindery::Json),
    #[serde(rename = "a")]
    Deleted(bindery::Json),
    Unknown(UnknownEvent),
}

fn main() {}
