//! Requests: a body, or the whole message.

use std::ops::Range;

use crate::check::value::{Comparison, Direction, text_fits};
use crate::check::view::{WholeBody, peel, request_envelope};
use crate::ir::{
    Api, Body, BodyShape, Content, ExampleBody, Field, Operation, ParameterPlace, PathTemplatePart,
    Resolved, TypeShape,
};

use super::form;
use super::http_message::HttpMessage;
use super::text::ExampleText;

pub(super) fn check(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    text: &mut ExampleText<'_, '_>,
) {
    if text.example.body == ExampleBody::Http {
        message(api, operation, text);
        return;
    }
    let Some(body) = &operation.body else {
        text.misplaced("this operation has no body");
        return;
    };
    match (text.example.body, body.content) {
        (ExampleBody::Json, Content::Json) => json(api, operation, body, 0, text),
        (ExampleBody::Form, Content::Form) => {
            form_body(api, body, 0..text.whole().len(), text);
        }
        (ExampleBody::Json, _) => text.misplaced("the body of this operation is no JSON"),
        (ExampleBody::Form, _) => text.misplaced("the body of this operation is no form"),
        (ExampleBody::Http, _) => {}
    }
}

fn json(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    body: &Body<Resolved>,
    start: usize,
    text: &mut ExampleText<'_, '_>,
) {
    let Some(json) = text.json_from(start) else {
        return;
    };
    let comparison = Comparison::new(api, Direction::Sent);
    let found = match &body.shape {
        BodyShape::Value { ty } => {
            comparison.of_body(&json, WholeBody::request(api, operation, ty))
        }
        BodyShape::Fields { fields } => {
            comparison.of_fields(&json, request_envelope(api, operation), fields, body.span)
        }
    };
    text.mismatches_from(start, found);
}

fn form_body(
    api: &Api<Resolved>,
    body: &Body<Resolved>,
    place: Range<usize>,
    text: &mut ExampleText<'_, '_>,
) {
    let members: Vec<_> = match &body.shape {
        BodyShape::Fields { fields } => fields.iter().collect(),
        BodyShape::Value { ty } => match peel(api, ty).shape(api) {
            Some(TypeShape::Object(object)) => api.all_fields(object),
            // A map takes every name.
            _ => return,
        },
    };
    form::check(api, &members, place, body.span, text);
}

fn message(api: &Api<Resolved>, operation: &Operation<Resolved>, text: &mut ExampleText<'_, '_>) {
    let whole = text.whole();
    let message = match HttpMessage::parse(whole) {
        Ok(message) => message,
        Err(problem) => {
            text.syntax(problem.place, problem.message);
            return;
        }
    };
    let first_line = &whole[message.first_line.clone()];
    let mut words = first_line.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        text.syntax(message.first_line, "a request begins with `METHOD target`");
        return;
    };
    let method_place = 0..method.len();
    let target_start = method.len() + 1;
    if method != operation.method.value.as_str() {
        text.contradiction(
            method_place,
            format!(
                "this operation is called with {}",
                operation.method.value.as_str()
            ),
            operation.method.span,
            None,
        );
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    path_fits(api, operation, path, target_start, text);
    let target_end = target_start + target.len();
    form::check(
        api,
        &parameters(operation, ParameterPlace::Query),
        target_end - query.len()..target_end,
        operation.path.span,
        text,
    );
    headers(api, operation, &message, text);
    body(api, operation, &message, text);
}

fn parameters(operation: &Operation<Resolved>, place: ParameterPlace) -> Vec<&Field<Resolved>> {
    operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == place)
        .map(|parameter| &parameter.field)
        .collect()
}

/// Matches the path with the template: each parameter takes what stands before the text after it.
fn path_fits(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    path: &str,
    start: usize,
    text: &mut ExampleText<'_, '_>,
) {
    let place = start..start + path.len();
    let parts = &operation.path.value.parts;
    let mut rest = path;
    for (position, part) in parts.iter().enumerate() {
        match part {
            PathTemplatePart::Literal { text: literal } => {
                let Some(after) = rest.strip_prefix(literal.as_str()) else {
                    let message =
                        format!("the path of this operation is `{}`", operation.path.value);
                    text.contradiction(place, message, operation.path.span, None);
                    return;
                };
                rest = after;
            }
            PathTemplatePart::Parameter { name } => {
                let end = match parts.get(position + 1) {
                    Some(PathTemplatePart::Literal { text }) => rest.find(text.as_str()),
                    Some(PathTemplatePart::Parameter { .. }) => Some(0),
                    None => Some(rest.len()),
                };
                let value = &rest[..end.unwrap_or(rest.len())];
                let at = start + (path.len() - rest.len());
                rest = &rest[value.len()..];
                let field = parameters(operation, ParameterPlace::Path)
                    .into_iter()
                    .find(|field| field.wire.value == name.value);
                let value_place = at..at + value.len();
                if value.is_empty() || value.contains('/') {
                    text.contradiction(
                        value_place,
                        format!("`{{{}}}` is one segment of the path", name.value),
                        name.span,
                        None,
                    );
                } else if let Some(field) = field
                    && !text_fits(api, &form::decoded(value), &field.ty)
                {
                    text.contradiction(
                        value_place,
                        format!("{value:?} is no value of `{}`", name.value),
                        field.ty.span,
                        None,
                    );
                }
            }
        }
    }
    if !rest.is_empty() {
        let message = format!("the path of this operation is `{}`", operation.path.value);
        text.contradiction(place, message, operation.path.span, None);
    }
}

fn headers(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    message: &HttpMessage<'_>,
    text: &mut ExampleText<'_, '_>,
) {
    for header in &message.headers {
        if header.name.eq_ignore_ascii_case("authorization") {
            text.syntax(header.place.clone(), "credentials are left out of examples");
        }
    }
    for field in parameters(operation, ParameterPlace::Header) {
        let name = field.wire.value.as_str();
        match message.header(name) {
            Some(header) if !text_fits(api, header.value, &field.ty) => text.contradiction(
                header.place.clone(),
                format!("{:?} is no value of `{name}`", header.value),
                field.ty.span,
                None,
            ),
            None if field.need == crate::ir::Need::Required => text.contradiction(
                message.first_line.clone(),
                format!("the required header `{name}` is missing"),
                field.span,
                None,
            ),
            _ => {}
        }
    }
}

fn body(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    message: &HttpMessage<'_>,
    text: &mut ExampleText<'_, '_>,
) {
    let Some(start) = message.body else {
        return;
    };
    let end = text.whole().len();
    match operation.body.as_ref().map(|body| (body, body.content)) {
        None => text.syntax(start..start, "this operation has no body"),
        Some((body, Content::Json)) => json(api, operation, body, start, text),
        Some((body, Content::Form)) => form_body(api, body, start..end, text),
        Some((_, Content::Multipart | Content::Bytes)) => {}
    }
}
