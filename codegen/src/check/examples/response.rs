//! Bodies of responses, of success and of errors.

use crate::check::value::{Comparison, Direction};
use crate::check::view::WholeBody;
use crate::ir::{
    Api, ErrorResponse, ExampleBody, Operation, Resolved, Response, ResponseBody, StatusPattern,
};

use super::text::ExampleText;

pub(super) fn check(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    status: Option<u16>,
    text: &mut ExampleText<'_, '_>,
) {
    let response = match status {
        Some(status) => best(&operation.responses, status),
        None => match operation.responses.as_slice() {
            [only] => Some(only),
            _ => None,
        },
    };
    match (response, status) {
        (Some(response), _) => success(api, operation, response, text),
        (None, Some(status @ 300..)) => error(api, Some(operation), status, text),
        (None, _) => text.misplaced("this operation describes no response with this status"),
    }
}

fn success(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    response: &Response<Resolved>,
    text: &mut ExampleText<'_, '_>,
) {
    match &response.body {
        ResponseBody::None => text.misplaced("this response has no body"),
        ResponseBody::Bytes => {
            if text.example.body == ExampleBody::Json {
                text.misplaced("the body of this response is bytes");
            }
        }
        ResponseBody::Stream { ty } => {
            if let Some(json) = text.json() {
                let found = Comparison::new(api, Direction::Read).of_value(&json, ty);
                text.mismatches(found);
            }
        }
        ResponseBody::Json { .. } => {
            if let Some(body) = WholeBody::response(api, operation, response)
                && let Some(json) = text.json()
            {
                let found = Comparison::new(api, Direction::Read).of_body(&json, body);
                text.mismatches(found);
            }
        }
    }
}

/// The body of an error: of the operation, or of the provider.
pub(super) fn error(
    api: &Api<Resolved>,
    operation: Option<&Operation<Resolved>>,
    status: u16,
    text: &mut ExampleText<'_, '_>,
) {
    let of_operation = operation.map_or(&[][..], |operation| &operation.errors);
    let Some(error) = row(of_operation, &api.errors, status) else {
        text.place_problem(format!("no table of errors has status {status}"));
        return;
    };
    let Some(ty) = &error.body else {
        text.misplaced("this error has no body");
        return;
    };
    if let Some(json) = text.json() {
        let found = Comparison::new(api, Direction::Read).of_body(&json, WholeBody::bare(ty));
        text.mismatches(found);
    }
}

/// An exact status beats a range, then the operation beats the provider.
fn row<'a>(
    of_operation: &'a [ErrorResponse<Resolved>],
    of_provider: &'a [ErrorResponse<Resolved>],
    status: u16,
) -> Option<&'a ErrorResponse<Resolved>> {
    let find = |errors: &'a [ErrorResponse<Resolved>], wanted: StatusPattern| {
        errors
            .iter()
            .find(|error| error.statuses.iter().any(|status| status.value == wanted))
    };
    let exact = StatusPattern::Exact { status };
    find(of_operation, exact)
        .or_else(|| find(of_provider, exact))
        .or_else(|| find(of_operation, class_of(status)))
        .or_else(|| find(of_provider, class_of(status)))
}

fn best(responses: &[Response<Resolved>], status: u16) -> Option<&Response<Resolved>> {
    [StatusPattern::Exact { status }, class_of(status)]
        .into_iter()
        .find_map(|wanted| {
            responses
                .iter()
                .find(|response| response.status.value == wanted)
        })
}

fn class_of(status: u16) -> StatusPattern {
    StatusPattern::Class {
        class: u8::try_from(status / 100).unwrap_or(0),
    }
}
