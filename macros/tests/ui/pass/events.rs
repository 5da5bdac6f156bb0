use bindery::webhook::{Event, UnknownEvent};

#[derive(Clone, Debug, Event)]
#[event(
    name = "Acme",
    type_field("/type"),
    at = "data.item",
    delivery = Body,
    field = data,
    method = POST,
    encoding = json,
    time = "/at",
    timeout = 5,
    handshake(header = "X-Hook-Secret"),
    signature(ed25519, headers("X-Signature"), over = "{timestamp}{body}", timestamp_header = "X-Time")
)]
pub(crate) enum Events {
    #[event(kind = CreatedKind)]
    Created(u8),
    Unknown(UnknownEvent),
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Body {
    data: Option<Events>,
}

fn main() {
    use bindery::webhook::EventKind;
    assert_eq!(CreatedKind::NAME, "Created");
}
