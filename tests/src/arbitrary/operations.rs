//! Groups and operations.

use std::collections::BTreeSet;

use bindery_codegen::ir::{
    Allowed, AtMost, AuthRequirement, Body, BodyShape, Content, Does, DoesAction, Envelope, Group,
    Method, Operation, OperationId, Parameter, ParameterPlace, PathTemplate, PathTemplatePart,
    Prose, Response, ResponseBody, Scalar, Scopes, StatusPattern, TypeKind, Unresolved,
    UpdateSemantics, WireName,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::limits::response_header;
use super::pagination::json_path;
use super::{errors, evidence, examples, fields, keyword, maybe, prose, spanned, text, type_exprs};

/// Groups in the order of their first mention, and operations in them.
pub(super) fn groups_and_operations()
-> BoxedStrategy<(Vec<Group<Unresolved>>, Vec<Operation<Unresolved>>)> {
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
                return (Vec::new(), Vec::new());
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
    let head = (
        text::snake_case(),
        select(&Method::ALL[..]),
        path(),
        prose::without_lists(),
        evidence::of_entry(),
    );
    let names = (
        maybe(text::words()),
        vec("[a-z][A-Za-z0-9_/{}]{0,9}".prop_map(spanned), 0..3),
        maybe(scopes()),
        of(auth()),
        maybe(text::snake_case().prop_map(spanned)),
    );
    let behaviour = (
        prop_oneof![Just(Envelope::Provider), keyword::<Envelope>()],
        maybe(any::<bool>()),
        maybe(text::header()),
        maybe(text::commonmark()),
        of(does()),
        maybe(keyword::<UpdateSemantics>()),
        vec(at_most(), 0..3),
        subsequence(
            vec![Allowed::Creator, Allowed::Admin, Allowed::Member],
            0..=2,
        ),
    );
    let parts = (
        vec(parameter(), 0..4),
        of(body()),
        vec(response(), 0..3),
        vec(response_header(), 0..2),
        vec(errors::error(), 0..3),
        prose::with_lists(),
        prose::with_lists(),
        vec(examples::of_operation(), 0..4),
    );
    (head, names, behaviour, parts)
        .prop_map(
            |(
                (method_name, method, path, description, evidence),
                (operation_id, also_called, scopes, auth, pages),
                (
                    envelope,
                    replay_safe,
                    idempotency_header,
                    deprecated,
                    does,
                    update,
                    at_most,
                    allowed,
                ),
                (
                    mut parameters,
                    body,
                    mut responses,
                    response_headers,
                    errors,
                    errors_notes,
                    notes,
                    examples,
                ),
            )| {
                parameters.sort_by_key(|parameter| parameter.place);
                let mut statuses = BTreeSet::new();
                responses.retain(|response: &Response<_>| statuses.insert(response.status.value));
                let errors_notes = if errors.is_empty() {
                    Prose::empty()
                } else {
                    errors_notes
                };
                Operation {
                    id: spanned(OperationId {
                        group: String::new(),
                        method: method_name,
                    }),
                    method: spanned(method),
                    path: spanned(path),
                    description,
                    operation_id,
                    also_called,
                    scopes,
                    auth,
                    pages,
                    envelope,
                    replay_safe,
                    idempotency_header,
                    deprecated,
                    does,
                    update,
                    at_most,
                    allowed: allowed.into_iter().map(spanned).collect(),
                    parameters,
                    body,
                    responses,
                    response_headers,
                    errors,
                    errors_notes,
                    notes,
                    examples,
                    evidence,
                    span: Span::default(),
                }
            },
        )
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

fn parameter() -> BoxedStrategy<Parameter<Unresolved>> {
    let places = [
        ParameterPlace::Path,
        ParameterPlace::Query,
        ParameterPlace::Header,
    ];
    (select(places.to_vec()), fields::field(), text::header())
        .prop_map(|(place, mut field, header): (_, _, WireName)| {
            if place == ParameterPlace::Header {
                field.wire = spanned(header);
            }
            Parameter { place, field }
        })
        .boxed()
}

fn body() -> BoxedStrategy<Body<Unresolved>> {
    let value = (
        type_exprs::type_expr(),
        maybe(text::media_type()),
        evidence::of_code_line(),
        prose::with_lists(),
    )
        .prop_map(|(ty, media_type, evidence, description)| {
            (BodyShape::Value { ty }, media_type, evidence, description)
        });
    let fields =
        (vec(fields::field(), 1..4), prose::with_lists()).prop_map(|(fields, description)| {
            (
                BodyShape::Fields { fields },
                None,
                Default::default(),
                description,
            )
        });
    (keyword::<Content>(), prop_oneof![value, fields])
        .prop_map(
            |(content, (shape, media_type, evidence, description))| Body {
                content,
                media_type,
                shape,
                evidence,
                description,
                span: Span::default(),
            },
        )
        .boxed()
}

fn response() -> BoxedStrategy<Response<Unresolved>> {
    let status = prop_oneof![
        3 => select(&[200_u16, 201, 202, 204][..]).prop_map(|status| StatusPattern::Exact { status }),
        1 => Just(StatusPattern::Class { class: 2 }),
    ];
    let json = type_exprs::type_expr()
        .prop_filter("bytes would be a body of bytes", |ty| {
            ty.kind
                != TypeKind::Scalar {
                    scalar: Scalar::Bytes,
                }
                || ty.nullable
        })
        .prop_map(|ty| ResponseBody::Json { ty });
    let body = prop_oneof![
        4 => json,
        1 => Just(ResponseBody::None),
        1 => Just(ResponseBody::Bytes),
        1 => type_exprs::type_expr().prop_map(|ty| ResponseBody::Stream { ty }),
    ];
    (
        status,
        body,
        maybe(text::media_type()),
        vec(fields::field(), 0..2),
        prose::with_lists(),
        evidence::of_code_line(),
    )
        .prop_map(
            |(status, body, media_type, beside, description, evidence)| Response {
                status: spanned(status),
                body,
                media_type,
                beside,
                description,
                evidence,
                span: Span::default(),
            },
        )
        .boxed()
}
