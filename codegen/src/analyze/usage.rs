//! Which types are sent and which are read.

use crate::ir::{Api, BodyShape, Resolved, ResponseBody, TypeExpr, TypeIndex};

use super::references;

/// Whether values of a type are sent, read, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// They are part of requests.
    pub sent: bool,
    /// They are part of responses, errors or deliveries.
    pub read: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Read,
}

/// The usage of each type. A type that nothing refers to counts as read.
pub(super) fn usage(api: &Api<Resolved>) -> Vec<Usage> {
    let mut usage = vec![Usage::default(); api.types.len()];
    let mut open: Vec<(TypeIndex, Direction)> = Vec::new();
    for (expr, direction) in roots(api) {
        open.extend(
            references::in_expr(expr)
                .iter()
                .map(|found| (found.target, direction)),
        );
    }
    if let Some(events) = &api.events
        && let crate::ir::MaybeKnown::Known { value } = &events.delivery.value
    {
        open.push((*value, Direction::Read));
    }
    while let Some((index, direction)) = open.pop() {
        let seen = match direction {
            Direction::Sent => &mut usage[index.0].sent,
            Direction::Read => &mut usage[index.0].read,
        };
        if std::mem::replace(seen, true) {
            continue;
        }
        for (field, found) in references::of_type(api, index) {
            let rules = field.map(|field| &field.rules);
            let reached = match direction {
                Direction::Sent => rules.is_none_or(|rules| !rules.read_only),
                Direction::Read => rules.is_none_or(|rules| !rules.write_only),
            };
            if reached {
                open.push((found.target, direction));
            }
        }
    }
    for facts in &mut usage {
        facts.read |= !facts.sent;
    }
    usage
}

/// Every type expression outside the named types.
pub(super) fn roots(api: &Api<Resolved>) -> Vec<(&TypeExpr<Resolved>, Direction)> {
    let mut roots = Vec::new();
    for operation in &api.operations {
        roots.extend(
            operation
                .parameters
                .iter()
                .map(|p| (&p.field.ty, Direction::Sent)),
        );
        match operation.body.as_ref().map(|body| &body.shape) {
            Some(BodyShape::Fields { fields }) => {
                roots.extend(fields.iter().map(|field| (&field.ty, Direction::Sent)));
            }
            Some(BodyShape::Value { ty }) => roots.push((ty, Direction::Sent)),
            None => {}
        }
        for response in &operation.responses {
            match &response.body {
                ResponseBody::Json { ty } | ResponseBody::Stream { ty } => {
                    roots.push((ty, Direction::Read));
                }
                ResponseBody::None | ResponseBody::Bytes => {}
            }
            roots.extend(
                response
                    .beside
                    .iter()
                    .map(|field| (&field.ty, Direction::Read)),
            );
        }
    }
    let errors = api
        .operations
        .iter()
        .flat_map(|operation| &operation.errors);
    for error in api.errors.iter().chain(errors) {
        roots.extend(error.body.iter().map(|ty| (ty, Direction::Read)));
    }
    if let Some(events) = &api.events {
        roots.extend(
            events
                .events
                .iter()
                .map(|event| (&event.ty, Direction::Read)),
        );
    }
    roots
}
