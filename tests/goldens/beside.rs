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

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: rt::Answer) -> rt::Decoded<Self> {
        cx.whole(raw)
    }
}

/// What [`GoldenThing`] gives: the body, to which it derefs, and members beside it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GoldenThingOutput {
    /// The body.
    pub data: String,
    /// Where it goes on.
    pub next: Option<String>,
}

impl ::core::ops::Deref for GoldenThingOutput {
    type Target = String;

    fn deref(&self) -> &Self::Target {
        &self.data
    }
}
