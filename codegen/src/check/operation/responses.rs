//! Success responses.

use std::collections::BTreeMap;

use crate::check::header_text;
use crate::check::view::response_envelope;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Method, Operation, Resolved, Response, ResponseBody, StatusPattern, WireName,
};
use crate::source::Span;

pub(super) fn check(api: &Api<Resolved>, operation: &Operation<Resolved>, report: &mut Report) {
    let mut first: BTreeMap<StatusPattern, Span> = BTreeMap::new();
    for response in &operation.responses {
        let status = response.status.value;
        if !is_success(status) {
            report.push(
                Diagnostic::error(
                    Code::Status,
                    response.status.span,
                    format!("status {status} is no success"),
                )
                .expected("a status from 200 to 399, or `2XX`; errors stand in the part Errors"),
            );
        }
        if let Some(earlier) = first.get(&status) {
            report.push(
                Diagnostic::error(
                    Code::Status,
                    response.status.span,
                    format!("this operation has two responses {status}"),
                )
                .related(*earlier, "the first"),
            );
        } else {
            first.insert(status, response.status.span);
        }
        body(operation, response, report);
        beside(api, operation, response, report);
    }
}

fn is_success(status: StatusPattern) -> bool {
    match status {
        StatusPattern::Exact { status } => (200..=399).contains(&status),
        StatusPattern::Class { class } => class == 2,
    }
}

fn body(operation: &Operation<Resolved>, response: &Response<Resolved>, report: &mut Report) {
    let has_body = !matches!(response.body, ResponseBody::None);
    if let Some(media_type) = &response.media_type {
        header_text::media_type(media_type, report);
        if !has_body {
            report.push(Diagnostic::error(
                Code::ResponseType,
                media_type.span,
                "a response without a body has no media type",
            ));
        }
    }
    let without_body = match response.status.value {
        StatusPattern::Exact {
            status: status @ (204 | 205),
        } => Some(format!("with status {status}")),
        _ if operation.method.value == Method::Head => Some("to HEAD".to_owned()),
        _ => None,
    };
    if let Some(which) = without_body
        && has_body
    {
        report.push(
            Diagnostic::error(
                Code::ResponseType,
                response.span,
                format!("a response {which} has no body"),
            )
            .expected("`none`"),
        );
    }
}

/// Members beside the envelope need an envelope, and names other than its own.
fn beside(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    response: &Response<Resolved>,
    report: &mut Report,
) {
    let Some(member) = response.beside.first() else {
        return;
    };
    let envelope: Option<&WireName> = response_envelope(api, operation);
    let ResponseBody::Json { .. } = &response.body else {
        report.push(Diagnostic::error(
            Code::ResponseType,
            member.span,
            "only a JSON body has members beside it",
        ));
        return;
    };
    let Some(envelope) = envelope else {
        report.push(
            Diagnostic::error(
                Code::ResponseType,
                member.span,
                "this response is not wrapped, so nothing stands beside its body",
            )
            .help("make the member a field of the response's type"),
        );
        return;
    };
    for member in &response.beside {
        if member.wire.value == *envelope {
            report.push(Diagnostic::error(
                Code::ResponseType,
                member.wire.span,
                format!("`{envelope}` is the envelope itself"),
            ));
        }
    }
}
