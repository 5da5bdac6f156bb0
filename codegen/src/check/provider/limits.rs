//! Limits, and the response headers that tell of them.

use crate::check::header_text;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, HeaderType, HeaderUse, LimitAmount, LimitCounts, LimitPeriod, Resolved, ResponseHeader,
};
use crate::suggest::closest;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    for limit in &api.limits {
        if limit.amount.value == (LimitAmount::Calls { count: 0 }) {
            report.push(Diagnostic::error(
                Code::Limit,
                limit.amount.span,
                "a limit of 0 calls allows none",
            ));
        }
        if limit.per.value == (LimitPeriod::Seconds { seconds: 0 }) {
            report.push(Diagnostic::error(
                Code::Limit,
                limit.per.span,
                "a limit holds for at least one second",
            ));
        }
        if matches!(&limit.counts, LimitCounts::Methods { methods } if methods.is_empty()) {
            report.push(Diagnostic::error(
                Code::Limit,
                limit.span,
                "this limit counts no call",
            ));
        }
    }
    let of_operations = api
        .operations
        .iter()
        .flat_map(|operation| &operation.response_headers);
    for header in api.response_headers.iter().chain(of_operations) {
        response_header(api, header, report);
    }
}

fn response_header(api: &Api<Resolved>, header: &ResponseHeader, report: &mut Report) {
    header_text::name(&header.name, report);
    let Some(header_use) = &header.use_ else {
        return;
    };
    if let HeaderUse::Limit { limit }
    | HeaderUse::Remaining { limit }
    | HeaderUse::Reset { limit } = header_use
    {
        limit_is_known(api, header, limit, report);
    }
    let types: &[HeaderType] = match header_use {
        HeaderUse::Limit { .. } | HeaderUse::Remaining { .. } => &[HeaderType::Integer],
        HeaderUse::Reset { .. } | HeaderUse::RetryAfter => &[
            HeaderType::Integer,
            HeaderType::Seconds,
            HeaderType::Unix,
            HeaderType::HttpDate,
        ],
        HeaderUse::RequestId => &[HeaderType::String],
    };
    if !types.contains(&header.ty) {
        report.push(
            Diagnostic::error(
                Code::Limit,
                header.span,
                format!("the type of `{}` does not fit its use", header.name.value),
            )
            .expected(match header_use {
                HeaderUse::Limit { .. } | HeaderUse::Remaining { .. } => "the type `integer`",
                HeaderUse::Reset { .. } | HeaderUse::RetryAfter => {
                    "one of the types `seconds`, `unix`, `http date`"
                }
                HeaderUse::RequestId => "the type `string`",
            }),
        );
    }
}

fn limit_is_known(api: &Api<Resolved>, header: &ResponseHeader, limit: &str, report: &mut Report) {
    let mut names = api
        .limits
        .iter()
        .map(|known| without_plan(&known.name.value));
    if names.clone().all(|known| known != limit) {
        report.push(
            Diagnostic::error(
                Code::Limit,
                header.span,
                format!("no limit is called `{limit}`"),
            )
            .suggest(closest(limit, &mut names)),
        );
    }
}

/// The name of a limit without the plan it is of: `requests` of `requests (free)`.
fn without_plan(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(name, _)| name)
}
