rt::attached! {
    GoldenThing { name } for Acme, AcmeApi => () as none, rt::Infallible
}

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::POST, "/things");
    meta.success(&[204]);
    meta.body(rt::BodyKind::Form);
    meta
};

impl rt::Arguments for GoldenThing {
    fn write(&self, request: &mut rt::RequestWriter<'_>) {
        request.form("name", &self.name);
        request.form("kind", "x");
    }
}
