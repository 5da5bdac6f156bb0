//! The provider that a process calls.

use std::sync::OnceLock;
use std::time::Duration;
use std::{error, fmt};

use bindery::{
    HeaderType, HeaderUse, Limit, LimitPeriod, Provider, ProviderMeta, ResponseHeader,
    StatusPattern,
};
use bindery_codegen::ir;
use bindery_codegen::plan::{ClientPlan, HeaderPlan, LimitPlan};

use crate::meta::retry_rows;
use crate::{forever, scheme::scheme};

/// The provider of the spec that this process calls.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Spec;

static META: OnceLock<ProviderMeta> = OnceLock::new();

impl Spec {
    /// Makes this the provider of the process.
    ///
    /// # Errors
    /// The process has one already.
    pub fn set(plan: &ClientPlan) -> Result<(), OtherProvider> {
        META.set(meta(plan)).map_err(|_| OtherProvider)
    }
}

impl Provider for Spec {
    /// The provider that was set; one without an address before.
    fn meta() -> &'static ProviderMeta {
        META.get_or_init(|| ProviderMeta::new(""))
    }
}

/// The process calls another provider already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherProvider;

impl fmt::Display for OtherProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a process calls one provider, and this one has another already")
    }
}

impl error::Error for OtherProvider {}

fn meta(plan: &ClientPlan) -> ProviderMeta {
    let provider = &plan.provider;
    let mut meta = ProviderMeta::new(forever::text(&plan.display_name));
    meta.base_url(forever::text(&provider.base_url));
    if let Some(env) = &provider.base_url_env {
        meta.base_url_env(forever::text(env));
    }
    if let Some(accept) = &provider.accept {
        meta.accept(forever::text(accept));
    }
    if let Some(content_type) = &provider.content_type {
        meta.content_type(forever::text(content_type));
    }
    if let Some(envelope) = &provider.envelope {
        meta.envelope(forever::text(envelope));
    }
    if let Some(header) = &provider.request_id_header {
        meta.request_id_header(forever::text(header));
    }
    let pair = |(one, other): &(String, String)| (forever::text(one), forever::text(other));
    meta.headers(forever::list(provider.headers.iter().map(pair)));
    meta.servers(forever::list(provider.servers.iter().map(pair)));
    meta.variables(forever::list(provider.variables.iter().map(
        |(name, default, allowed)| {
            (
                forever::text(name),
                forever::text(default),
                forever::texts(allowed),
            )
        },
    )));
    meta.error_message(forever::texts(&provider.error_message));
    meta.error_code(forever::texts(&provider.error_code));
    meta.auth(forever::list(plan.schemes.iter().map(scheme)));
    meta.retry(retry_rows(&provider.retry));
    if !provider.retry_statuses.is_empty() {
        let statuses = provider.retry_statuses.iter().copied();
        meta.retry_statuses(forever::list(statuses.map(status_pattern)));
    }
    meta.limits(forever::list(provider.limits.iter().map(limit)));
    meta.response_headers(forever::list(
        provider.response_headers.iter().map(response_header),
    ));
    meta.secrets(forever::texts(&provider.secrets));
    meta
}

/// A status or a class as the runtime knows it.
pub(crate) fn status_pattern(status: ir::StatusPattern) -> StatusPattern {
    match status {
        ir::StatusPattern::Exact { status } => StatusPattern::Exact(status),
        ir::StatusPattern::Class { class } => StatusPattern::Class(u16::from(class)),
    }
}

fn limit(plan: &LimitPlan) -> Limit {
    let per = match plan.per {
        ir::LimitPeriod::Seconds { seconds } => LimitPeriod::Every(Duration::from_secs(seconds)),
        ir::LimitPeriod::InFlight => LimitPeriod::InFlight,
        ir::LimitPeriod::Month | ir::LimitPeriod::Unknown => LimitPeriod::Month,
    };
    Limit::new(forever::text(&plan.name), plan.amount, per)
        .methods(forever::list(plan.methods.iter().copied()))
}

fn response_header(plan: &HeaderPlan) -> ResponseHeader {
    let ty = match plan.ty {
        "Integer" => HeaderType::Integer,
        "Seconds" => HeaderType::Seconds,
        "Unix" => HeaderType::Unix,
        "HttpDate" => HeaderType::HttpDate,
        "Url" => HeaderType::Url,
        _ => HeaderType::String,
    };
    let usage = match &plan.usage {
        ir::HeaderUse::Limit { limit } => HeaderUse::Limit(forever::text(limit)),
        ir::HeaderUse::Remaining { limit } => HeaderUse::Remaining(forever::text(limit)),
        ir::HeaderUse::Reset { limit } => HeaderUse::Reset(forever::text(limit)),
        ir::HeaderUse::RetryAfter => HeaderUse::RetryAfter,
        ir::HeaderUse::RequestId => HeaderUse::RequestId,
    };
    ResponseHeader::new(forever::text(&plan.name), ty, usage)
}
