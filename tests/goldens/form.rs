impl rt::Operation for GoldenThing {
    type Provider = AcmeApi;
    type Output = ();
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        let mut req = cx.start(&META);
        req.form("name", &self.name);
        req.form("kind", "x");
        req.finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: rt::Answer) -> rt::Decoded<Self> {
        cx.none(raw)
    }
}
