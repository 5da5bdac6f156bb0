//! The part of an operation on the request's body.

use crate::ir::{Body, BodyShape, Unresolved};

use super::draft::Draft;
use super::prose::{self, Place};
use super::{code_line, evidence, field, type_expr};

/// Writes the part.
pub(super) fn write(draft: &mut Draft, body: &Body<Unresolved>) {
    let encoding = draft.keyword(body.content, body.span);
    draft.heading(4, &format!("Body {encoding}"));
    evidence::refuse_sources(draft, &body.evidence, body.span);
    match &body.shape {
        BodyShape::Value { ty } => {
            let ty = type_expr::text(draft, ty);
            let mut spans = vec![ty.as_str()];
            if let Some(media_type) = &body.media_type {
                spans.push(code_line::media_type(draft, media_type));
            }
            code_line::write(draft, &spans, &body.evidence, body.span);
            draft.within("description", |draft| {
                prose::write(draft, &body.description, Place::Free);
            });
        }
        BodyShape::Fields { fields } => {
            if body.media_type.is_some() || !body.evidence.inferred.is_empty() {
                draft.refuse(
                    body.span,
                    "a body of fields has neither a media type nor a mark of its own",
                );
            }
            if fields.is_empty() {
                draft.refuse(body.span, "a body of fields has one at least");
            }
            draft.within("description", |draft| {
                prose::write(draft, &body.description, Place::InsteadOfCodeLine);
            });
            field::table(draft, fields);
        }
    }
}
