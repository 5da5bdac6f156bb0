//! The body of a request.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, Body, BodyShape, Content, Field, Need, Operation, Resolved, TypeShape,
};
use serde_json::{Map, Value};

use super::Request;
use super::fields::Fields;
use super::multipart;
use super::pairs::pairs;
use crate::problem::{Problem, in_words};
use crate::refusal::{Refusal, RefusalKind};
use crate::validation::{Direction, Validation};

/// Reads and checks the body of a request, out of its envelope. None where the operation has none.
pub(crate) async fn read(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    request: &Request,
    notes: &mut Vec<String>,
) -> Result<Option<Value>, Refusal> {
    let Some(body) = &operation.body else {
        if !request.body.is_empty() {
            notes.push("this operation takes no body; the one that was sent is ignored".to_owned());
        }
        return Ok(None);
    };
    if request.body.is_empty() && may_be_left_out(body) {
        return Ok(Some(Value::Object(Map::new())));
    }
    media_type(api, body, request)?;
    let mut problems = Vec::new();
    let value = match body.content {
        Content::Json => json(api, operation, request)?,
        Content::Form => {
            let text = std::str::from_utf8(&request.body)
                .map_err(|_| Refusal::new(RefusalKind::Malformed, "the form is not UTF-8"))?;
            let mut form = Fields::new(api, members(api, body));
            for pair in pairs(text) {
                form.pair(&pair);
            }
            notes.append(&mut form.notes);
            problems.append(&mut form.problems);
            Value::Object(form.members)
        }
        Content::Multipart => multipart::read(api, &members(api, body), request).await?,
        Content::Bytes => return Ok(None),
    };
    let mut validation = Validation::new(api, Direction::Sent);
    match (&body.shape, &value) {
        (BodyShape::Value { ty }, value) => validation.value(value, ty, ""),
        (BodyShape::Fields { fields }, Value::Object(given)) => {
            let fields: Vec<_> = fields.iter().collect();
            validation.fields(given, &fields, "");
        }
        (BodyShape::Fields { .. }, _) => problems.push(Problem {
            at: String::new(),
            message: "the body must be an object".to_owned(),
        }),
    }
    let (found, odd) = validation.finish();
    problems.extend(found);
    notes.extend(odd);
    if problems.is_empty() {
        Ok(Some(value))
    } else {
        Err(Refusal::new(RefusalKind::Invalid, in_words(&problems)))
    }
}

/// The fields of a body, whether they stand in it or in its type.
pub(crate) fn members<'a>(
    api: &'a Api<Resolved>,
    body: &'a Body<Resolved>,
) -> Vec<&'a Field<Resolved>> {
    match &body.shape {
        BodyShape::Fields { fields } => fields.iter().collect(),
        BodyShape::Value { ty } => match peel(api, ty).shape(api) {
            Some(TypeShape::Object(object)) => api.all_fields(object),
            _ => Vec::new(),
        },
    }
}

fn may_be_left_out(body: &Body<Resolved>) -> bool {
    match &body.shape {
        BodyShape::Fields { fields } => fields.iter().all(|field| field.need == Need::Optional),
        BodyShape::Value { .. } => false,
    }
}

fn media_type(
    api: &Api<Resolved>,
    body: &Body<Resolved>,
    request: &Request,
) -> Result<(), Refusal> {
    let own = body.media_type.as_ref().map(|own| own.value.as_str());
    let expected = match body.content {
        Content::Json => own
            .or_else(|| {
                let setting = api.settings.content_type.as_ref()?;
                Some(setting.value.value.as_str())
            })
            .unwrap_or("application/json"),
        Content::Form => own.unwrap_or("application/x-www-form-urlencoded"),
        Content::Multipart => own.unwrap_or("multipart/form-data"),
        Content::Bytes => match own {
            Some(own) => own,
            None => return Ok(()),
        },
    };
    let essence = |text: &str| {
        let essence = text.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    };
    let found = request.header("content-type");
    if found.is_some_and(|found| essence(found) == essence(expected)) {
        return Ok(());
    }
    let found = found.map_or("no `Content-Type`".to_owned(), |found| format!("`{found}`"));
    Err(Refusal::new(
        RefusalKind::MediaType,
        format!("the body must be sent as `{expected}`, and came with {found}"),
    ))
}

fn json(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    request: &Request,
) -> Result<Value, Refusal> {
    let value: Value = serde_json::from_slice(&request.body).map_err(|error| {
        Refusal::new(
            RefusalKind::Malformed,
            format!("the body is not JSON: {error}"),
        )
    })?;
    let Some(envelope) = &api.settings.envelope else {
        return Ok(value);
    };
    if !operation.envelope.wraps_request() {
        return Ok(value);
    }
    let key = envelope.value.value.as_str();
    match value {
        Value::Object(mut members) => members.remove(key),
        _ => None,
    }
    .ok_or_else(|| {
        Refusal::new(
            RefusalKind::Invalid,
            format!("the body must be wrapped: {{\"{key}\": ...}}"),
        )
    })
}
