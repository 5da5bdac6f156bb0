impl rt::Operation for GoldenThing {
    type Provider = AcmeApi;
    type Output = ();
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        let mut request = cx.start(&META);
        request.form("name", &self.name);
        request.form("kind", "x");
        request.finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        cx.none(raw)
    }
}
