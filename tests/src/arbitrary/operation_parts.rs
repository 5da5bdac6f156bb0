//! The parts of operations.

use std::collections::BTreeSet;

use bindery_codegen::ir::{
    Body, BodyShape, Content, Evidence, Operation, Parameter, ParameterPlace, Prose, Response,
    ResponseBody, Scalar, StatusPattern, TypeKind, Unresolved, WireName,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::limits::response_header;
use super::{errors, evidence, examples, fields, keyword, maybe, prose, spanned, text, type_exprs};

/// The operations with parts.
pub(super) fn added_to(
    operation: BoxedStrategy<Operation<Unresolved>>,
) -> BoxedStrategy<Operation<Unresolved>> {
    (
        operation,
        vec(parameter(), 0..4),
        of(body()),
        vec(response(), 0..3),
        vec(response_header(), 0..2),
        (vec(errors::error(), 0..3), prose::with_lists()),
        prose::with_lists(),
        vec(examples::of_operation(), 0..4),
    )
        .prop_map(
            |(
                operation,
                mut parameters,
                body,
                mut responses,
                response_headers,
                errors,
                notes,
                examples,
            )| {
                let (errors, mut errors_notes) = errors;
                if errors.is_empty() {
                    errors_notes = Prose::empty();
                }
                parameters.sort_by_key(|parameter| parameter.place);
                let mut statuses = BTreeSet::new();
                responses.retain(|response| statuses.insert(response.status.value));
                Operation {
                    parameters,
                    body,
                    responses,
                    response_headers,
                    errors,
                    errors_notes,
                    notes,
                    examples,
                    ..operation
                }
            },
        )
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
                Evidence::default(),
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
