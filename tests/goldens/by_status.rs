rt::attached! {
    GoldenThing {} for Acme, AcmeApi
        => GoldenThingOutput as fn read_by_status, rt::Infallible
}

impl rt::Arguments for GoldenThing {
    fn write(&self, _: &mut rt::RequestWriter<'_>) {}
}

fn read_by_status(
    cx: &rt::DecodeContext<'_>,
    raw: &rt::Answer,
) -> rt::Decoded<GoldenThing> {
    match raw.status().as_u16() {
        200 => cx.json(raw).map(GoldenThingOutput::Ok),
        201 => cx.json(raw).map(GoldenThingOutput::Created),
        _ => cx.none(raw).map(|()| GoldenThingOutput::NoContent),
    }
}

/// What [`GoldenThing`] gives, by status.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GoldenThingOutput {
    /// Status 200.
    Ok(String),
    /// Status 201.
    Created(Vec<i64>),
    /// Status 204.
    NoContent,
}
