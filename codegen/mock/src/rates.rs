//! Documented limits on requests.

use std::collections::BTreeMap;
use std::time::Duration;

use bindery_codegen::ir::{
    Api, HeaderType, HeaderUse, Limit, LimitAmount, LimitCounts, LimitKey, LimitPeriod, Operation,
    Resolved,
};

use crate::answer::Answer;
use crate::http_date::http_date;
use crate::user::User;

/// How much of each limit is used.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    windows: BTreeMap<(String, Option<User>), Window>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    /// By the mock's clock.
    begins: Duration,
    used: u64,
}

/// What is left of a limit after a request.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    name: String,
    amount: u64,
    used: u64,
    /// Seconds until the limit begins anew.
    pub(crate) reset: u64,
}

impl Standing {
    pub(crate) fn is_exceeded(&self) -> bool {
        self.used > self.amount
    }

    /// The limit in words.
    pub(crate) fn reason(&self) -> String {
        format!(
            "the limit `{}` of {} requests is used up; it begins anew in {} s",
            self.name, self.amount, self.reset
        )
    }
}

impl Rates {
    /// Counts a request, and says how each limit stands that it counts for. Of several rows of one name
    /// the first with an amount holds.
    pub(crate) fn count(
        &mut self,
        api: &Api<Resolved>,
        operation: &Operation<Resolved>,
        user: User,
        now: Duration,
    ) -> Vec<Standing> {
        let mut standings: Vec<Standing> = Vec::new();
        for limit in &api.limits {
            let name = name(limit);
            let Some((amount, period)) = bounds(limit) else {
                continue;
            };
            let counts = match &limit.counts {
                LimitCounts::All => true,
                LimitCounts::Methods { methods } => methods.contains(&operation.method.value),
            };
            if !counts || standings.iter().any(|standing| standing.name == name) {
                continue;
            }
            let key = match limit.key {
                LimitKey::Token | LimitKey::User => Some(user),
                LimitKey::Account | LimitKey::Unknown => None,
            };
            let window = self
                .windows
                .entry((name.to_owned(), key))
                .or_insert(Window {
                    begins: now,
                    used: 0,
                });
            if now.saturating_sub(window.begins) >= period {
                *window = Window {
                    begins: now,
                    used: 0,
                };
            }
            window.used += 1;
            let rest = period.saturating_sub(now.saturating_sub(window.begins));
            standings.push(Standing {
                name: name.to_owned(),
                amount,
                used: window.used,
                reset: rest.as_secs().max(1),
            });
        }
        standings
    }
}

/// Adds the documented headers that tell how limits stand.
pub(crate) fn headers(api: &Api<Resolved>, standings: &[Standing], answer: &mut Answer) {
    for header in &api.response_headers {
        let of = |name: &String| standings.iter().find(|standing| &standing.name == name);
        let value = match &header.use_ {
            Some(HeaderUse::Limit { limit }) => of(limit).map(|of| of.amount.to_string()),
            Some(HeaderUse::Remaining { limit }) => {
                of(limit).map(|of| of.amount.saturating_sub(of.used).to_string())
            }
            Some(HeaderUse::Reset { limit }) => of(limit).map(|of| match header.ty {
                HeaderType::HttpDate => http_date(of.reset),
                HeaderType::Unix => jiff::Timestamp::now()
                    .as_second()
                    .saturating_add_unsigned(of.reset)
                    .to_string(),
                _ => of.reset.to_string(),
            }),
            Some(HeaderUse::RetryAfter | HeaderUse::RequestId) | None => None,
        };
        if let Some(value) = value {
            answer.documented_header(header.name.value.as_str(), &value);
        }
    }
}

/// The name of a limit without its plan.
fn name(limit: &Limit) -> &str {
    let name = limit.name.value.as_str();
    name.split_once(" (").map_or(name, |(name, _)| name)
}

/// The amount and period of a limit that can be counted.
fn bounds(limit: &Limit) -> Option<(u64, Duration)> {
    let LimitAmount::Calls { count } = limit.amount.value else {
        return None;
    };
    let period = match limit.per.value {
        LimitPeriod::Seconds { seconds } => Duration::from_secs(seconds),
        // As long as anybody runs a mock, a month is one window.
        LimitPeriod::Month => Duration::from_secs(30 * 24 * 3600),
        LimitPeriod::InFlight | LimitPeriod::Unknown => return None,
    };
    Some((count, period))
}
