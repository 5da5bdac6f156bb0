/// Receives deliveries.
pub type Receiver = rt::Receiver<AcmeApi>;

/// What a receiver gives: a delivery whose signature is right.
pub type Received = rt::Delivery<AcmeApi>;

impl rt::Deliveries for AcmeApi {
    type Event = AcmeEvent;
    type Delivery = Delivery;
    type Trust = rt::Signed;

    fn meta() -> &'static rt::WebhookMeta {
        &META
    }
}

static META: rt::WebhookMeta = {
    let mut meta = rt::WebhookMeta::new("Acme");
    meta.method("POST");
    meta.encoding(rt::BodyEncoding::Json);
    meta.signature(signature());
    meta.id_header("x-id");
    meta.events(rt::EventsAt::Many("notes"));
    meta.event_name(event_name());
    meta.time(rt::EventPath::Event("at"));
    meta.success(202);
    meta.timeout(rt::Period::from_secs(5));
    meta.handshake(rt::Handshake::echo("x-secret", 204));
    meta
};

const fn signature() -> rt::SignatureScheme<'static> {
    let scheme = rt::SignatureScheme::hmac(rt::Algorithm::Sha256, signature_headers());
    let scheme = scheme.prefix("v1=");
    let scheme = scheme.over("{timestamp}.{body}");
    let scheme = scheme.key_encoding(rt::Encoding::Hex);
    let scheme = scheme.timestamp_header("x-time");
    scheme.tolerance(rt::Period::from_secs(300))
}

const fn signature_headers() -> &'static [&'static str] {
    &["x-signature", "x-older"]
}

const fn event_name() -> &'static [rt::EventPath] {
    &[rt::EventPath::Event("of"), rt::EventPath::Event("kind")]
}
