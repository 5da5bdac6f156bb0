//! Where the examples of an operation stand.

use crate::ir::{Example, ExampleRole, Operation, StatusPattern, Unresolved};

/// The examples of an operation by the part below which they stand.
pub(super) struct ByPart<'a> {
    /// Below the parts on the request, or before the first part.
    pub(super) requests: Vec<&'a Example<Unresolved>>,
    /// Below each response.
    pub(super) responses: Vec<Vec<&'a Example<Unresolved>>>,
    /// Below the errors, the last part but Notes.
    pub(super) errors: Vec<&'a Example<Unresolved>>,
}

/// Puts each example where it belongs, but never before the one that it follows: a reader finds them
/// in the order of the text.
pub(super) fn by_part(operation: &Operation<Unresolved>) -> ByPart<'_> {
    let mut parts = ByPart {
        requests: Vec::new(),
        responses: vec![Vec::new(); operation.responses.len()],
        errors: Vec::new(),
    };
    let mut reached = 0;
    for example in &operation.examples {
        reached = home(operation, example).max(reached);
        let part = match reached.checked_sub(1) {
            None => &mut parts.requests,
            Some(index) => parts.responses.get_mut(index).unwrap_or(&mut parts.errors),
        };
        part.push(example);
    }
    parts
}

/// 0 for the request, then the responses from 1, then the errors.
fn home(operation: &Operation<Unresolved>, example: &Example<Unresolved>) -> usize {
    let ExampleRole::Response {
        status: Some(status),
    } = example.role
    else {
        return 0;
    };
    let exact = StatusPattern::Exact { status };
    let class = u8::try_from(status / 100).map(|class| StatusPattern::Class { class });
    let position = |pattern| {
        let mut statuses = operation.responses.iter().map(|it| it.status.value);
        statuses.position(|status| status == pattern)
    };
    let response = position(exact).or_else(|| position(class.ok()?));
    response.unwrap_or(operation.responses.len()) + 1
}
