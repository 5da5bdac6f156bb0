//! Rate limits and the headers that tell of them.

use crate::ir::{Limit, LimitAmount, LimitCounts, LimitKey, LimitPeriod, Method};
use crate::plan::code_span;

use super::duration::duration_text;
use super::response::response_headers;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn limits(&self, page: &mut Page) {
        let api = self.api;
        if api.limits.is_empty() && api.response_headers.is_empty() && api.limits_notes.is_empty() {
            return;
        }
        page.anchor(2, "Rate limits", Anchor::Section("limits"));
        page.docs(&self.docs(page, &api.limits_notes));
        let rows: Vec<[String; 6]> = api.limits.iter().map(|limit| self.limit(limit)).collect();
        page.table(
            ["Limit", "Calls", "Per", "Counts", "Shared by", "Source"],
            &rows,
        );
        response_headers(page, &api.response_headers);
        page.markdown(
            "`keep_all_limits()` and `keep_limits(names)` of the builder hold calls back so that they \
             stay within the limits whose amount is known; by default none is kept. \
             `answer.http().rate_limits()` and `error.rate_limits()` tell what a response says of them.",
        );
    }

    fn limit(&self, limit: &Limit) -> [String; 6] {
        [
            code_span(&limit.name.value),
            match limit.amount.value {
                LimitAmount::Calls { count } => count.to_string(),
                LimitAmount::Unlimited => "unlimited".to_owned(),
                LimitAmount::Unknown => "unknown".to_owned(),
            },
            match limit.per.value {
                LimitPeriod::Seconds { seconds } => duration_text(seconds),
                LimitPeriod::Month => "month".to_owned(),
                LimitPeriod::InFlight => "at one time".to_owned(),
                LimitPeriod::Unknown => "unknown".to_owned(),
            },
            match &limit.counts {
                LimitCounts::All => "all calls".to_owned(),
                LimitCounts::Methods { methods } => {
                    let methods: Vec<&str> = methods.iter().copied().map(Method::as_str).collect();
                    methods.join(", ")
                }
            },
            match limit.key {
                LimitKey::Token => "token",
                LimitKey::User => "user",
                LimitKey::Account => "account",
                LimitKey::Unknown => "unknown",
            }
            .to_owned(),
            self.sources(&limit.evidence.sources),
        ]
    }
}
