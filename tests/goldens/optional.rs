static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::GET, "/things");
    meta.success(&[200, 204]);
    meta
};

impl rt::Operation for GoldenThing {
    type Provider = AcmeApi;
    type Output = Option<String>;
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        &META
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        cx.start(&META).finish()
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        match raw.status().as_u16() {
            204 => cx.none(raw).map(|()| None),
            _ => cx.json(raw).map(Some),
        }
    }
}
