/// The marker type of the Acme API, which its operations and its client are bound to.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AcmeApi;

static META: rt::ProviderMeta = {
    let mut meta = rt::ProviderMeta::new("Acme");
    meta.package(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    meta.base_url("https://api.example.com");
    meta.base_url_env("ACME_BASE_URL");
    meta.accept("application/vnd.acme+json");
    meta.content_type("application/vnd.acme+json");
    meta.headers(headers());
    meta.envelope("data");
    meta.error_message(error_message());
    meta.auth(schemes());
    meta.retry_statuses(retry_statuses());
    meta.limits(limits());
    meta.response_headers(response_headers());
    meta
};

const fn schemes() -> &'static [rt::AuthScheme] {
    &[KEY_SCHEME, LOGIN_SCHEME]
}

const KEY_SCHEME: rt::AuthScheme = {
    let place = rt::ApiKeyPlace::Header("X-Key");
    let scheme = rt::AuthScheme::api_key("key", place, "Key ");
    scheme.env("ACME_KEY")
};

const LOGIN_SCHEME: rt::AuthScheme = {
    let scheme = rt::AuthScheme::basic("login", rt::BasicForm::UserAndSecret);
    let scheme = scheme.env_user("ACME_USER");
    scheme.env("ACME_PASSWORD")
};

const fn limits() -> &'static [rt::Limit] {
    const { &[READS_LIMIT] }
}

const READS_LIMIT: rt::Limit = {
    let per = rt::LimitPeriod::Every(rt::Period::from_secs(1));
    let limit = rt::Limit::new("reads", 100, per);
    limit.methods(&["GET"])
};

const fn response_headers() -> &'static [rt::ResponseHeader] {
    const { &[X_LEFT_HEADER] }
}

const X_LEFT_HEADER: rt::ResponseHeader = {
    let usage = rt::HeaderUse::Remaining("reads");
    rt::ResponseHeader::new("X-Left", rt::HeaderType::Integer, usage)
};

impl rt::Provider for AcmeApi {
    fn meta() -> &'static rt::ProviderMeta {
        &META
    }
}

/// A client of the Acme API.
///
/// Clones are cheap and share their connections; it can be used from many threads at once.
#[derive(Clone, Debug)]
pub struct Acme(rt::Client<AcmeApi>);

/// Sets up a client, [`Acme`], step by step.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct AcmeBuilder(rt::ClientBuilder<AcmeApi>);
