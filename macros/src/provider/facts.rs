//! Error bodies, limits and headers.

use bindery_codegen::ir::{HeaderUse, JsonPath, LimitPeriod, Method, StatusPattern};
use bindery_codegen::plan::{Case, HeaderPlan, LimitPlan, Scope};

use crate::problems::{Problems, hint};
use crate::settings::{Key, Settings, Value, text_value};
use crate::status::status;

/// Paths in an error body: `error_message("errors[0].detail", "message")`, tried in order.
pub(super) fn paths(settings: &mut Settings, name: &str, problems: &mut Problems) -> Vec<String> {
    let texts = settings.texts(name, problems).unwrap_or_default();
    let mut paths = Vec::new();
    for text in texts {
        match JsonPath::parse(&text.value()) {
            Some(path) => paths.push(path.to_string()),
            None => problems.at(
                text.span(),
                "this is no path into a JSON value; expected names and indices, as in \
                 `errors[0].detail`",
            ),
        }
    }
    paths
}

/// `retry_statuses(429, "5XX")`.
pub(super) fn retry_statuses(
    settings: &mut Settings,
    problems: &mut Problems,
) -> Vec<StatusPattern> {
    let mut statuses = Vec::new();
    if let Some(setting) = settings.take("retry_statuses", problems) {
        let mut list = Settings::within(setting, problems);
        while let Some(entry) = list.next() {
            statuses.extend(status(&entry.key, 3..=5, problems));
        }
    }
    statuses
}

/// `limit("requests", calls = 600, seconds = 60, methods("POST"))`.
pub(super) fn limits(settings: &mut Settings, problems: &mut Problems) -> Vec<LimitPlan> {
    let mut scope = Scope::new();
    let mut limits = Vec::new();
    for setting in settings.take_all("limit") {
        let mut limit = Settings::within(setting, problems);
        let name = name(&mut limit, problems);
        let amount: Option<u64> = limit.number("calls", problems);
        let seconds: Option<u64> = limit.number("seconds", problems);
        let in_flight = limit.flag("in_flight", problems);
        let month = limit.flag("month", problems);
        let per = match (seconds, in_flight, month) {
            (Some(seconds), false, false) => Some(LimitPeriod::Seconds { seconds }),
            (None, true, false) => Some(LimitPeriod::InFlight),
            (None, false, true) => Some(LimitPeriod::Month),
            _ => None,
        };
        let known = Method::ALL.map(Method::as_str);
        let mut methods = Vec::new();
        for text in limit.texts("methods", problems).unwrap_or_default() {
            match known.into_iter().find(|method| text.value() == *method) {
                Some(method) => methods.push(method),
                None => {
                    let hint = hint(&text.value(), &known);
                    problems.at(text.span(), format!("this is no HTTP method{hint}"));
                }
            }
        }
        if amount.is_none() || per.is_none() {
            problems.at(
                limit.place(),
                "expected `calls = 600` and one of `seconds = 60`, `month` and `in_flight`",
            );
        }
        limit.finish(
            &["calls", "seconds", "month", "in_flight", "methods"],
            problems,
        );
        if let (Some(name), Some(amount), Some(per)) = (name, amount, per) {
            limits.push(LimitPlan {
                constant: scope.claim(&format!("{name} limit"), Case::Shouty),
                name,
                amount,
                per,
                methods,
            });
        }
    }
    limits
}

/// The text that comes first in a list.
fn name(list: &mut Settings, problems: &mut Problems) -> Option<String> {
    match list.next() {
        Some(setting) => match (setting.key, setting.value) {
            (Key::Text(text), Value::None) => Some(text.value()),
            (key, _) => {
                problems.at(key.span(), "expected a name first, as a text");
                None
            }
        },
        None => {
            problems.at(list.place(), "expected a name first, as a text");
            None
        }
    }
}

const TYPES: [(&str, &str); 6] = [
    ("integer", "Integer"),
    ("string", "String"),
    ("seconds", "Seconds"),
    ("unix", "Unix"),
    ("http_date", "HttpDate"),
    ("url", "Url"),
];

/// `response_header("X-Remaining", integer, remaining = "requests")`.
pub(super) fn response_headers(
    settings: &mut Settings,
    problems: &mut Problems,
) -> Vec<HeaderPlan> {
    let mut scope = Scope::new();
    let mut headers = Vec::new();
    for setting in settings.take_all("response_header") {
        let mut header = Settings::within(setting, problems);
        let name = name(&mut header, problems);
        let mut types = Vec::new();
        for (word, ty) in TYPES {
            if header.flag(word, problems) {
                types.push(ty);
            }
        }
        let mut uses = Vec::new();
        for word in ["limit", "remaining", "reset"] {
            let Some(setting) = header.take(word, problems) else {
                continue;
            };
            let Some(limit) = text_value(&setting, problems).map(|text| text.value()) else {
                continue;
            };
            uses.push(match word {
                "limit" => HeaderUse::Limit { limit },
                "remaining" => HeaderUse::Remaining { limit },
                _ => HeaderUse::Reset { limit },
            });
        }
        if header.flag("retry_after", problems) {
            uses.push(HeaderUse::RetryAfter);
        }
        if header.flag("request_id", problems) {
            uses.push(HeaderUse::RequestId);
        }
        match (<[_; 1]>::try_from(types), <[_; 1]>::try_from(uses), name) {
            (Ok([ty]), Ok([usage]), Some(name)) => headers.push(HeaderPlan {
                constant: scope.claim(&format!("{name} header"), Case::Shouty),
                name,
                ty,
                usage,
            }),
            _ => problems.at(
                header.place(),
                "expected a name, a type and a use: `response_header(\"X-Left\", integer, \
                 remaining = \"requests\")`",
            ),
        }
        let known = [
            "integer",
            "string",
            "seconds",
            "unix",
            "http_date",
            "url",
            "limit",
            "remaining",
            "reset",
            "retry_after",
            "request_id",
        ];
        header.finish(&known, problems);
    }
    headers
}
