static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden");
    meta.route(rt::Method::POST, "/things");
    meta.success(&[201]);
    meta.body(rt::BodyKind::Json);
    meta.scopes(rt::Scopes::Any(&["read", "write"]));
    meta.auth(rt::AuthNeed::Schemes(&["token", "key"]));
    meta.idempotency_header("Idempotency-Key");
    meta
};

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden_all");
    meta.route(rt::Method::PUT, "/things");
    meta.success(&[204]);
    meta.body(rt::BodyKind::Json);
    meta.scopes(rt::Scopes::All(&["read", "write"]));
    meta.auth(rt::AuthNeed::AnyOf(&[&["token"], &["key"]]));
    meta.replay(false);
    meta
};

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("things.golden_open");
    meta.route(rt::Method::POST, "/open");
    meta.success(&[204]);
    meta.auth(rt::AuthNeed::None);
    meta.replay(true);
    meta
};
