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

rt::attached! {
    GoldenThing { id, limit, a, x_trace } for Acme, AcmeApi => () as none, rt::Infallible
}

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::GET, "/things/{id}");
    meta.success(&[204]);
    meta
};

impl rt::Arguments for GoldenThing {
    fn write(&self, request: &mut rt::RequestWriter<'_>) {
        request.path("id", &self.id);
        request.query("limit", &self.limit);
        request.query_as(rt::Style::RepeatedKey, "a[]", &self.a);
        request.header("X-Trace", &self.x_trace);
    }
}
