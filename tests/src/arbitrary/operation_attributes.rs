//! The attributes of operations.

use bindery_codegen::ir::{
    Allowed, AtMost, AuthRequirement, Does, DoesAction, Envelope, Operation, Scopes, Unresolved,
    UpdateSemantics,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::pagination::json_path;
use super::{keyword, maybe, spanned, text};

/// The operations with attributes.
pub(super) fn added_to(
    operation: BoxedStrategy<Operation<Unresolved>>,
) -> BoxedStrategy<Operation<Unresolved>> {
    named(behaving(operation))
}

fn named(operation: BoxedStrategy<Operation<Unresolved>>) -> BoxedStrategy<Operation<Unresolved>> {
    (
        operation,
        maybe(text::words()),
        vec("[a-z][A-Za-z0-9_/{}]{0,9}".prop_map(spanned), 0..3),
        maybe(scopes()),
        of(auth()),
        maybe(text::snake_case().prop_map(spanned)),
    )
        .prop_map(
            |(operation, operation_id, also_called, scopes, auth, pages)| Operation {
                operation_id,
                also_called,
                scopes,
                auth,
                pages,
                ..operation
            },
        )
        .boxed()
}

fn behaving(
    operation: BoxedStrategy<Operation<Unresolved>>,
) -> BoxedStrategy<Operation<Unresolved>> {
    let roles = vec![Allowed::Creator, Allowed::Admin, Allowed::Member];
    (
        operation,
        prop_oneof![Just(Envelope::Provider), keyword::<Envelope>()],
        maybe(any::<bool>()),
        maybe(text::header()),
        maybe(text::commonmark()),
        of(does()),
        maybe(keyword::<UpdateSemantics>()),
        vec(at_most(), 0..3),
        subsequence(roles, 0..=2),
    )
        .prop_map(
            |(
                operation,
                envelope,
                replay_safe,
                idempotency_header,
                deprecated,
                does,
                update,
                at_most,
                allowed,
            )| {
                Operation {
                    envelope,
                    replay_safe,
                    idempotency_header,
                    deprecated,
                    does,
                    update,
                    at_most,
                    allowed: allowed.into_iter().map(spanned).collect(),
                    ..operation
                }
            },
        )
        .boxed()
}

fn scopes() -> BoxedStrategy<Scopes> {
    let name = || "[a-z]{1,6}[:.-][a-z]{1,6}";
    prop_oneof![
        vec(name(), 1..3).prop_map(|names| Scopes::All { names }),
        vec(name(), 2..4).prop_map(|names| Scopes::Any { names }),
    ]
    .boxed()
}

fn auth() -> BoxedStrategy<Vec<AuthRequirement<Unresolved>>> {
    let name = text::snake_case().prop_filter("`none` is no scheme", |name| name != "none");
    let requirement = vec(name.prop_map(|name| spanned(spanned(name))), 1..3);
    prop_oneof![
        vec(requirement, 1..3).prop_map(|all| {
            all.into_iter()
                .map(|schemes| AuthRequirement { schemes })
                .collect()
        }),
        Just(vec![AuthRequirement {
            schemes: Vec::new()
        }]),
    ]
    .boxed()
}

fn does() -> BoxedStrategy<Does<Unresolved>> {
    (keyword::<DoesAction>(), text::type_name(), json_path())
        .prop_map(|(action, ty, path)| {
            let keyed = !matches!(action, DoesAction::List | DoesAction::Create);
            Does {
                action,
                ty: spanned(spanned(ty)),
                by: keyed.then(|| spanned(path)),
                span: Span::default(),
            }
        })
        .boxed()
}

fn at_most() -> BoxedStrategy<AtMost> {
    (any::<u64>(), "[a-z]{1,6}( and [a-z]{1,6})?")
        .prop_map(|(count, per)| AtMost {
            count: spanned(count),
            per: spanned(per),
        })
        .boxed()
}
