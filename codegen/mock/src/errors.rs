//! Documented errors with documented bodies.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, HeaderType, HeaderUse, Operation, Resolved, Scalar, TypeExpr, TypeKind,
};
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
                let body = body(api, operation, status, ty, &refusal.reason);
                let media_type = row
                    .content
                    .as_ref()
                    .map(|content| content.value.as_str())
                    .filter(|content| *content != "*/*")
                    .unwrap_or("application/json");
                Answer::with_body(status, media_type, body.to_string())
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

/// The body of an error: an example where there is one, else made from its type. It says the reason
/// where messages stand.
fn body(
    api: &Api<Resolved>,
    operation: Option<&Operation<Resolved>>,
    status: u16,
    ty: &TypeExpr<Resolved>,
    reason: &str,
) -> Value {
    let any = TypeKind::Scalar {
        scalar: Scalar::Json,
    };
    let example = examples::errors(api, operation, status)
        .find(|example| fits(api, example, ty, Direction::Read));
    let mut body = match example {
        Some(example) => example,
        // The form is not documented; the message shall be found all the same.
        None if peel(api, ty).kind == &any => json!({ "message": reason }),
        None => {
            let mut made = Plausible::new(api, Fill::Required).of_type(ty);
            state_status(&mut made, status);
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
    body
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
