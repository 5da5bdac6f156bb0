rt::attached! {
    GoldenThing {} for Acme, AcmeApi
        => Option<String> as fn read_by_status, rt::Infallible
}

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::GET, "/things");
    meta.success(&[200, 204]);
    meta
};

impl rt::Arguments for GoldenThing {
    fn write(&self, _: &mut rt::RequestWriter<'_>) {}
}

fn read_by_status(
    cx: &rt::DecodeContext<'_>,
    raw: &rt::Answer,
) -> rt::Decoded<GoldenThing> {
    match raw.status().as_u16() {
        204 => cx.none(raw).map(|()| None),
        _ => cx.json(raw).map(Some),
    }
}
