//! Request bodies: a type that the encoding can hold.

use crate::check::header_text;
use crate::check::view::{kinds, peel};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, BodyShape, Content, JsonKind, Operation, Resolved, Scalar, TypeExpr, TypeKind,
};

pub(super) fn check(api: &Api<Resolved>, operation: &Operation<Resolved>, report: &mut Report) {
    let Some(body) = &operation.body else {
        return;
    };
    if let Some(media_type) = &body.media_type {
        header_text::media_type(media_type, report);
    }
    match (&body.shape, body.content) {
        (BodyShape::Value { ty }, Content::Form | Content::Multipart) => members(api, ty, report),
        (BodyShape::Value { ty }, Content::Bytes) => {
            let is_bytes = matches!(
                peel(api, ty).kind,
                TypeKind::Scalar {
                    scalar: Scalar::Bytes
                }
            );
            if !is_bytes {
                report.push(
                    Diagnostic::error(Code::BodyType, ty.span, "this body is sent as it is")
                        .expected("the type `bytes`"),
                );
            }
        }
        (BodyShape::Fields { .. }, Content::Bytes) => report.push(
            Diagnostic::error(Code::BodyType, body.span, "bytes have no fields")
                .expected("the type `bytes` in a code line"),
        ),
        (BodyShape::Fields { .. }, _) | (BodyShape::Value { .. }, Content::Json) => {}
    }
}

fn members(api: &Api<Resolved>, ty: &TypeExpr<Resolved>, report: &mut Report) {
    let possible = kinds(api, ty);
    if possible.contains(JsonKind::Object) && !peel(api, ty).nullable {
        return;
    }
    report.push(
        Diagnostic::error(Code::BodyType, ty.span, "a form consists of named fields")
            .expected("an object or a map"),
    );
}
