/// Sends files.
///
/// `POST /things`
///
/// # Example
///
/// ```no_run
/// # use bindery_golden::Acme;
/// # async fn example(client: Acme) -> Result<(), Box<dyn std::error::Error>> {
/// let answer = client.things().golden("text").send().await?;
/// println!("{}", answer.http().status());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "an operation does nothing until it is sent"]
#[non_exhaustive]
pub struct GoldenThing<C = ()> {
    call: C,
    name: String,
    file: Option<rt::Upload>,
}

impl GoldenThing {
    /// With its required arguments.
    ///
    /// - `name`: A name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            call: (),
            name: name.into(),
            file: None,
        }
    }
}

impl<C> GoldenThing<C> {
    /// A file.
    pub fn file(mut self, file: impl Into<rt::Upload>) -> Self {
        self.file = Some(file.into());
        self
    }
}

impl rt::Operation for GoldenThing {
    type Provider = AcmeApi;
    type Output = ();
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        let mut req = cx.start(&META);
        req.part("name", &self.name);
        req.file("file", &self.file);
        req.finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: rt::Answer) -> rt::Decoded<Self> {
        cx.none(raw)
    }
}
