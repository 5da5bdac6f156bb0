//! Documented errors with documented bodies.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, HeaderType, HeaderUse, Operation, Resolved, Scalar, TypeExpr, TypeKind,
};
use http::StatusCode;
use serde_json::{Value, json};

use crate::answer::{Answer, NOTE};
use crate::examples;
use crate::http_date::http_date;
use crate::json_path;
use crate::plausible::{Fill, Plausible};
use crate::refusal::{Refusal, RefusalKind};
use crate::validation::{Direction, fits};

/// The answer to a refused request.
pub(crate) fn answer(
    api: &Api<Resolved>,
    operation: Option<&Operation<Resolved>>,
    refusal: &Refusal,
) -> Answer {
    let status = refusal.status(api, operation);
    let mut answer = match api.documented_error(operation, status) {
        Some(row) => match &row.body {
            Some(ty) => {
                let (body, is_shown) = body(api, operation, status, ty, &refusal.reason);
                let media_type = row
                    .content
                    .as_ref()
                    .map(|content| content.value.as_str())
                    .filter(|content| *content != "*/*")
                    .unwrap_or("application/json");
                let mut answer = Answer::with_body(status, media_type, body.to_string());
                if !is_shown {
                    answer.header(NOTE, MADE);
                }
                answer
            }
            None => Answer::empty(status),
        },
        None => {
            let mut answer = Answer::with_body(status, "text/plain", refusal.reason.clone());
            let note = format!("no document says that {status} is answered here");
            answer.header(NOTE, &note);
            answer
        }
    };
    if let RefusalKind::RateLimited { after }
    | RefusalKind::Fault {
        retry_after: Some(after),
        ..
    } = refusal.kind
    {
        retry_after(api, operation, after, &mut answer);
    }
    answer.because(&refusal.reason)
}

/// What is said of a body that no document shows.
const MADE: &str = "no document shows the body of this error: the mock made it from its type";

/// The body of an error, and whether it is an example; where there is none, it is made from its type. It says
/// the reason where messages stand.
fn body(
    api: &Api<Resolved>,
    operation: Option<&Operation<Resolved>>,
    status: u16,
    ty: &TypeExpr<Resolved>,
    reason: &str,
) -> (Value, bool) {
    let any = TypeKind::Scalar {
        scalar: Scalar::Json,
    };
    let example = examples::errors(api, operation, status)
        .find(|example| fits(api, example, ty, Direction::Read));
    let is_shown = example.is_some();
    let mut body = match example {
        Some(example) => example,
        // The form is not documented; the message shall be found all the same.
        None if peel(api, ty).kind == &any => json!({ "message": reason }),
        None => {
            let mut made = Plausible::new(api, Fill::Required).of_type(ty);
            state_status(&mut made, status);
            state_code(api, &mut made, status, ty);
            made
        }
    };
    let paths = api.settings.error_message.iter();
    for path in paths.flat_map(|setting| &setting.value.value) {
        let mut told = body.clone();
        if json_path::put(&mut told, path, Value::from(reason))
            && fits(api, &told, ty, Direction::Read)
        {
            body = told;
            break;
        }
    }
    (body, is_shown)
}

/// A code that says no more than the status, in place of one that means another error.
fn state_code(api: &Api<Resolved>, body: &mut Value, status: u16, ty: &TypeExpr<Resolved>) {
    let status = StatusCode::from_u16(status).ok();
    let Some(phrase) = status.and_then(|status| status.canonical_reason()) else {
        return;
    };
    let code = phrase
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), "_");
    let paths = api.settings.error_code.iter();
    for path in paths.flat_map(|setting| &setting.value.value) {
        let mut told = body.clone();
        if json_path::at(body, path).is_some_and(Value::is_string)
            && json_path::put(&mut told, path, Value::from(code.as_str()))
            && fits(api, &told, ty, Direction::Read)
        {
            *body = told;
            return;
        }
    }
}

/// Many error bodies repeat the status.
fn state_status(body: &mut Value, status: u16) {
    for name in ["status_code", "statusCode", "status"] {
        match body.get_mut(name) {
            Some(value @ Value::Number(_)) => *value = json!(status),
            Some(value @ Value::String(_)) => *value = json!(status.to_string()),
            _ => {}
        }
    }
}

fn retry_after(
    api: &Api<Resolved>,
    operation: Option<&Operation<Resolved>>,
    after: u64,
    answer: &mut Answer,
) {
    let of_operation = operation.map_or(&[][..], |operation| &operation.response_headers);
    let documented = of_operation
        .iter()
        .chain(&api.response_headers)
        .find(|header| header.use_ == Some(HeaderUse::RetryAfter));
    match documented {
        Some(header) => {
            let value = match header.ty {
                HeaderType::HttpDate => http_date(after),
                HeaderType::Unix => jiff::Timestamp::now()
                    .as_second()
                    .saturating_add_unsigned(after)
                    .to_string(),
                _ => after.to_string(),
            };
            answer.documented_header(header.name.value.as_str(), &value);
        }
        None => answer.header(http::header::RETRY_AFTER, &after.to_string()),
    }
}
