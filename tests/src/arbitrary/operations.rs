//! Groups and operations.

use std::collections::BTreeSet;

use bindery_codegen::ir::{
    Envelope, Group, Method, Operation, OperationId, PathTemplate, PathTemplatePart, Prose,
    Unresolved,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{evidence, operation_attributes, operation_parts, prose, spanned, text};

/// Groups, and the operations in them.
pub(super) type GroupsAndOperations = (Vec<Group<Unresolved>>, Vec<Operation<Unresolved>>);

/// Groups in the order of their first mention, and operations in them.
pub(super) fn groups_and_operations() -> BoxedStrategy<GroupsAndOperations> {
    let groups = vec((text::snake_case(), prose::with_lists()), 1..4).prop_map(|groups| {
        let mut names = BTreeSet::new();
        let mut groups = groups;
        groups.retain(|(name, _)| names.insert(name.clone()));
        groups
    });
    let operations = vec((any::<prop::sample::Index>(), operation()), 0..4);
    (groups, operations, any::<bool>())
        .prop_map(|(groups, operations, none)| {
            if none {
                return GroupsAndOperations::default();
            }
            let operations = operations
                .into_iter()
                .map(|(index, mut operation)| {
                    operation.id.value.group.clone_from(&index.get(&groups).0);
                    operation
                })
                .collect();
            let groups = groups.into_iter().map(|(name, description)| Group {
                name: spanned(name),
                description,
                span: Span::default(),
            });
            (groups.collect(), operations)
        })
        .boxed()
}

fn operation() -> BoxedStrategy<Operation<Unresolved>> {
    let operation = operation_attributes::added_to(without_attributes_and_parts());
    operation_parts::added_to(operation)
}

fn without_attributes_and_parts() -> BoxedStrategy<Operation<Unresolved>> {
    (
        text::snake_case(),
        select(&Method::ALL[..]),
        path(),
        prose::without_lists(),
        evidence::of_entry(),
    )
        .prop_map(|(name, method, path, description, evidence)| Operation {
            id: spanned(OperationId {
                group: String::new(),
                method: name,
            }),
            method: spanned(method),
            path: spanned(path),
            description,
            operation_id: None,
            also_called: Vec::new(),
            scopes: None,
            auth: None,
            pages: None,
            envelope: Envelope::Provider,
            replay_safe: None,
            idempotency_header: None,
            deprecated: None,
            does: None,
            update: None,
            at_most: Vec::new(),
            allowed: Vec::new(),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            response_headers: Vec::new(),
            errors: Vec::new(),
            errors_notes: Prose::empty(),
            notes: Prose::empty(),
            examples: Vec::new(),
            evidence,
            span: Span::default(),
        })
        .boxed()
}

fn path() -> BoxedStrategy<PathTemplate> {
    let pair = ("/[a-z0-9._~-]{0,6}/?", text::member());
    (vec(pair, 0..3), of("/[a-z]{1,6}"))
        .prop_map(|(pairs, end)| {
            let literal = |text: String| PathTemplatePart::Literal { text };
            let mut parts = Vec::new();
            for (text, name) in pairs {
                parts.push(literal(text));
                parts.push(PathTemplatePart::Parameter {
                    name: spanned(name),
                });
            }
            if parts.is_empty() || end.is_some() {
                parts.push(literal(end.unwrap_or_else(|| "/".to_owned())));
            }
            PathTemplate { parts }
        })
        .boxed()
}
