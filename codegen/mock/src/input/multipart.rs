//! Multipart bodies.

use std::convert::Infallible;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bindery_codegen::check::peel;
use bindery_codegen::ir::{Api, Field, Resolved, Scalar, TypeExpr, TypeKind};
use bytes::Bytes;
use futures_util::stream;
use serde_json::{Map, Value};

use super::Request;
use crate::refusal::{Refusal, RefusalKind};
use crate::text_value::typed;

/// The parts as members; a file is base64.
pub(super) async fn read(
    api: &Api<Resolved>,
    fields: &[&Field<Resolved>],
    request: &Request,
) -> Result<Value, Refusal> {
    let malformed = |error: multer::Error| {
        let reason = format!("the multipart body cannot be read: {error}");
        Refusal::new(RefusalKind::Malformed, reason)
    };
    let content_type = request.header("content-type").unwrap_or_default();
    let boundary = multer::parse_boundary(content_type).map_err(malformed)?;
    let body = request.body.clone();
    let mut parts =
        multer::Multipart::new(stream::once(async { Ok::<_, Infallible>(body) }), boundary);
    let mut members = Map::new();
    while let Some(part) = parts.next_field().await.map_err(malformed)? {
        let name = part.name().unwrap_or_default().to_owned();
        let is_json = part
            .content_type()
            .is_some_and(|found| found.essence_str() == "application/json");
        let bytes = part.bytes().await.map_err(malformed)?;
        let Some(field) = fields
            .iter()
            .find(|field| field.wire.value.as_str() == name)
        else {
            continue;
        };
        // Single values come one part each, whatever has members as one JSON text.
        if is_json && let Ok(whole) = serde_json::from_slice(&bytes) {
            members.insert(name, whole);
            continue;
        }
        match peel(api, &field.ty).kind {
            TypeKind::Array { items } => {
                let item = value(api, &bytes, items);
                match members
                    .entry(name)
                    .or_insert_with(|| Value::Array(Vec::new()))
                {
                    Value::Array(values) => values.push(item),
                    other => *other = item,
                }
            }
            _ => {
                members.insert(name, value(api, &bytes, &field.ty));
            }
        }
    }
    Ok(Value::Object(members))
}

/// A file as base64, anything else by its text.
fn value(api: &Api<Resolved>, bytes: &Bytes, ty: &TypeExpr<Resolved>) -> Value {
    let file = TypeKind::Scalar {
        scalar: Scalar::Bytes,
    };
    if peel(api, ty).kind == &file {
        return Value::from(BASE64_STANDARD.encode(bytes));
    }
    typed(api, &String::from_utf8_lossy(bytes), ty)
}
