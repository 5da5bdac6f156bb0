rt::attached! {
    GoldenThing {} for Acme, AcmeApi => GoldenThingOutput as whole, rt::Infallible
}

impl rt::Arguments for GoldenThing {
    fn write(&self, _: &mut rt::RequestWriter<'_>) {}
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
