use bindery::webhook::{Event, UnknownEvent};

#[derive(Clone, Debug, Event)]
#[event(type_field("type"), list = "events")]
enum Events {
    Created(bindery::Json),
    Unknown(UnknownEvent),
}

fn main() {}
