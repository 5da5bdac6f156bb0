/// Reads one.
///
/// `GET /things/{id}`
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
    id: String,
    limit: Option<i32>,
    a: Option<Vec<String>>,
    x_trace: Option<String>,
}

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::GET, "/things/{id}");
    meta.success(&[204]);
    meta
};

impl rt::Operation for GoldenThing {
    type Provider = AcmeApi;
    type Output = ();
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        let mut req = cx.start(&META);
        req.path("id", &self.id);
        req.query("limit", &self.limit);
        req.query_as(rt::Style::RepeatedKey, "a[]", &self.a);
        req.header("X-Trace", &self.x_trace);
        req.finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: rt::Answer) -> rt::Decoded<Self> {
        cx.none(raw)
    }
}
