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

rt::attached! {
    GoldenThing { name, file } for Acme, AcmeApi => () as none, rt::Infallible
}

impl rt::Arguments for GoldenThing {
    fn write(&self, request: &mut rt::RequestWriter<'_>) {
        request.part("name", &self.name);
        request.file("file", &self.file);
    }
}
