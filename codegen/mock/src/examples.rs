//! The examples of a spec as values.

use bindery_codegen::ir::{Api, Example, ExampleBody, ExampleRole, Operation, Resolved};
use serde_json::Value;

/// The JSON of an example.
pub(crate) fn parsed(example: &Example<Resolved>) -> Option<Value> {
    match example.body {
        ExampleBody::Json => serde_json::from_str(&example.text).ok(),
        ExampleBody::Form | ExampleBody::Http => None,
    }
}

/// The responses with this status that the operation shows.
pub(crate) fn responses(
    operation: &Operation<Resolved>,
    status: u16,
) -> impl Iterator<Item = Value> {
    of_status(&operation.examples, status)
}

/// The errors with this status that the operation shows, then those of the provider.
pub(crate) fn errors<'a>(
    api: &'a Api<Resolved>,
    operation: Option<&'a Operation<Resolved>>,
    status: u16,
) -> impl Iterator<Item = Value> {
    let of_operation = operation.map_or(&[][..], |operation| &operation.examples);
    of_status(of_operation, status).chain(of_status(&api.error_examples, status))
}

/// The JSON body of the first request that the operation shows.
pub(crate) fn request(operation: &Operation<Resolved>) -> Option<Value> {
    let requests = operation
        .examples
        .iter()
        .filter(|example| example.role == ExampleRole::Request);
    requests.into_iter().find_map(parsed)
}

fn of_status(examples: &[Example<Resolved>], wanted: u16) -> impl Iterator<Item = Value> {
    examples
        .iter()
        .filter(move |example| {
            matches!(example.role, ExampleRole::Response { status: Some(status) } if status == wanted)
        })
        .filter_map(parsed)
}
