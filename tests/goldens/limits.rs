const fn limits() -> &'static [rt::Limit] {
    const { &[READS_LIMIT, CALLS_LIMIT, MONTHLY_FREE_LIMIT] }
}

const READS_LIMIT: rt::Limit = {
    let per = rt::LimitPeriod::Every(rt::Period::from_secs(60));
    let limit = rt::Limit::new("reads", 100, per);
    limit.methods(&["GET"])
};

const CALLS_LIMIT: rt::Limit = {
    let per = rt::LimitPeriod::InFlight;
    rt::Limit::new("calls", 10, per)
};

const MONTHLY_FREE_LIMIT: rt::Limit = {
    let per = rt::LimitPeriod::Month;
    rt::Limit::new("monthly (free)", 1000, per)
};

const fn response_headers() -> &'static [rt::ResponseHeader] {
    const { &[X_LIMIT_HEADER, X_RESET_HEADER, RETRY_AFTER_HEADER, X_REQUEST_ID_HEADER] }
}

const X_LIMIT_HEADER: rt::ResponseHeader = {
    let usage = rt::HeaderUse::Limit("reads");
    rt::ResponseHeader::new("X-Limit", rt::HeaderType::Integer, usage)
};

const X_RESET_HEADER: rt::ResponseHeader = {
    let usage = rt::HeaderUse::Reset("reads");
    rt::ResponseHeader::new("X-Reset", rt::HeaderType::Unix, usage)
};

const RETRY_AFTER_HEADER: rt::ResponseHeader = {
    let usage = rt::HeaderUse::RetryAfter;
    rt::ResponseHeader::new("Retry-After", rt::HeaderType::HttpDate, usage)
};

const X_REQUEST_ID_HEADER: rt::ResponseHeader = {
    let usage = rt::HeaderUse::RequestId;
    rt::ResponseHeader::new("X-Request-Id", rt::HeaderType::String, usage)
};
