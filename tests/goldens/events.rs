use super::AcmeEvent;

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Delivery {
    /// The name of the event.
    pub kind: String,
    /// What happened.
    pub note: AcmeEvent,
}

rt::object! {
    Delivery { kind, note }
}

rt::delivery_body! {
    Delivery, AcmeEvent in note
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AcmeEvent {
    /// A note was made.
    NoteMade(Note),
    /// A note was read.
    NoteRead(rt::Json),
    /// An event that is not documented, or that does not fit its type.
    Unknown(rt::UnknownEvent),
}

rt::events! {
    AcmeEvent, NoteMade = "note.made", NoteRead = "note.read",
}

/// The kind of [`AcmeEvent::NoteMade`].
///
/// A note was made.
///
/// ```
/// # use bindery_golden::AcmeApi;
/// # use bindery_golden::events::AcmeEvent;
/// let text = r#"{
///   "kind": "note.made",
///   "note": {
///     "id": "n"
///   }
/// }"#;
/// let delivery = bindery::testing::read_delivery::<AcmeApi>(text)?;
/// assert!(matches!(delivery.note, AcmeEvent::NoteMade(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NoteMade;

rt::event_kind! {
    NoteMade = "note.made", AcmeEvent::NoteMade(Note),
    "{\"kind\":\"note.made\",\"note\":{\"id\":\"n\"}}"
}

rt::event_kind! {
    NoteRead = "note.read", AcmeEvent::NoteRead(rt::Json)
}
