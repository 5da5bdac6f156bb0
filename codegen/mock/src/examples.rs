//! The examples of a spec as values.

use bindery_codegen::ir::{Api, Example, ExampleBody, ExampleRole, Operation, Resolved};
use serde_json::Value;

use crate::input::pairs::{Pair, pairs};

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

/// The errors with this status that the operation shows, then those of the provider, then those that other
/// operations show.
pub(crate) fn errors<'a>(
    api: &'a Api<Resolved>,
    operation: Option<&'a Operation<Resolved>>,
    status: u16,
) -> impl Iterator<Item = Value> {
    let of_operation = operation.map_or(&[][..], |operation| &operation.examples);
    let others = api.operations.iter();
    of_status(of_operation, status)
        .chain(of_status(&api.error_examples, status))
        .chain(others.flat_map(move |other| of_status(&other.examples, status)))
}

/// The body of the first request that the operation shows, as far as it matters which members it has.
pub(crate) fn request(operation: &Operation<Resolved>) -> Option<Value> {
    let mut requests = operation
        .examples
        .iter()
        .filter(|example| example.role == ExampleRole::Request);
    requests.find_map(|example| match example.body {
        ExampleBody::Json => parsed(example),
        ExampleBody::Form => Some(pairs(&example.text).iter().map(member).collect()),
        ExampleBody::Http => None,
    })
}

/// The member that a pair of a form is for.
fn member(pair: &Pair<'_>) -> (String, Value) {
    let name = pair.name.split('[').next().unwrap_or_default();
    (name.to_owned(), Value::from(pair.text()))
}

fn of_status(examples: &[Example<Resolved>], wanted: u16) -> impl Iterator<Item = Value> {
    examples
        .iter()
        .filter(move |example| {
            matches!(example.role, ExampleRole::Response { status: Some(status) } if status == wanted)
        })
        .filter_map(parsed)
}
