//! The part of an operation on a success response.

use crate::ir::{Response, ResponseBody, Scalar, StatusPattern, TypeExpr, TypeKind, Unresolved};

use super::draft::Draft;
use super::prose::{self, Place};
use super::{code_line, evidence, field, type_expr};

/// Writes the part.
pub(super) fn write(draft: &mut Draft, response: &Response<Unresolved>) {
    check_status(draft, response);
    draft.heading(4, &format!("Response {}", response.status.value));
    evidence::refuse_sources(draft, &response.evidence, response.span);
    let body = body(draft, response);
    let mut spans = vec![body.as_str()];
    if let Some(media_type) = &response.media_type {
        spans.push(code_line::media_type(draft, media_type));
    }
    code_line::write(draft, &spans, &response.evidence, response.span);
    draft.within("description", |draft| {
        prose::write(draft, &response.description, Place::Free);
    });
    draft.within("beside", |draft| field::table(draft, &response.beside));
}

fn check_status(draft: &mut Draft, response: &Response<Unresolved>) {
    let success = match response.status.value {
        StatusPattern::Exact { status } => (200..400).contains(&status),
        StatusPattern::Class { class } => class == 2,
    };
    if !success {
        let status = response.status.value;
        draft.refuse(response.status.span, format!("{status} is not a success"));
    }
}

fn body(draft: &mut Draft, response: &Response<Unresolved>) -> String {
    match &response.body {
        ResponseBody::None => "none".to_owned(),
        ResponseBody::Bytes => "bytes".to_owned(),
        ResponseBody::Stream { ty } => format!("stream {}", type_expr::text(draft, ty)),
        ResponseBody::Json { ty } => {
            if is_bytes(ty) {
                draft.refuse(
                    ty.span,
                    "`bytes` would be read as a body of bytes, not as JSON",
                );
            }
            type_expr::text(draft, ty)
        }
    }
}

fn is_bytes(ty: &TypeExpr<Unresolved>) -> bool {
    let bytes = TypeKind::Scalar {
        scalar: Scalar::Bytes,
    };
    ty.kind == bytes && !ty.nullable
}
