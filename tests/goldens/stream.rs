rt::streamed! {
    GoldenThing { body } for AcmeApi => Vec<String> as entry, rt::Infallible
}

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::POST, "/things");
    meta.success(&[200]);
    meta.body(rt::BodyKind::Bytes);
    meta.content_type("image/png");
    meta
};

impl rt::Arguments for GoldenThing {
    fn write(&self, request: &mut rt::RequestWriter<'_>) {
        request.bytes(self.body.clone());
    }
}
