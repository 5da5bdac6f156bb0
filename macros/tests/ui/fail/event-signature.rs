use bindery::webhook::{Event, UnknownEvent};

#[derive(Clone, Debug, Event)]
#[event(type_field("type"), signature(hmac = md5, headers("X Sig"), over = "{timestamp}"))]
enum Events {
    Created(bindery::Json),
    Unknown(UnknownEvent),
}

fn main() {}
