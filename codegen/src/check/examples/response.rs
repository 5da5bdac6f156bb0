//! Bodies of responses, of success and of errors.

use crate::check::value::{Comparison, Direction};
use crate::check::view::WholeBody;
use crate::ir::{Api, ExampleBody, Operation, Resolved, Response, ResponseBody, StatusPattern};

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
    let Some(error) = api.documented_error(operation, status) else {
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

fn best(responses: &[Response<Resolved>], status: u16) -> Option<&Response<Resolved>> {
    [
        StatusPattern::Exact { status },
        StatusPattern::class_of(status),
    ]
    .into_iter()
    .find_map(|wanted| {
        responses
            .iter()
            .find(|response| response.status.value == wanted)
    })
}
