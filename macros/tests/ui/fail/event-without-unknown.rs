use bindery::webhook::Event;

#[derive(Clone, Debug, Event)]
#[event(type_field("type"))]
enum Events {
    Created(bindery::Json),
    Deleted,
}

fn main() {}
