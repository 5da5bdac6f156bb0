static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::POST, "/things");
    meta.success(&[200]);
    meta.body(rt::BodyKind::Bytes);
    meta.content_type("image/png");
    meta
};

impl rt::StreamOperation for GoldenThing {
    type Provider = AcmeApi;
    type Item = Vec<String>;
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        let mut req = cx.start(&META);
        req.bytes(self.body.clone());
        req.finish()
    }

    fn decode(
        &self,
        cx: &rt::DecodeContext<'_>,
        entry: rt::Bytes,
    ) -> rt::DecodedEntry<Self> {
        cx.entry(entry)
    }
}
