impl rt::Operation for GoldenThing {
    type Provider = AcmeApi;
    type Output = GoldenThingOutput;
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        cx.start(&META).finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        match raw.status().as_u16() {
            200 => cx.json(raw).map(GoldenThingOutput::Ok),
            201 => cx.json(raw).map(GoldenThingOutput::Created),
            _ => cx.none(raw).map(|()| GoldenThingOutput::NoContent),
        }
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
