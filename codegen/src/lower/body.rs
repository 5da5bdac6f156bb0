//! The body of a request: a type, or fields that become arguments of the operation.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Body, BodyShape, Content, Evidence, Unresolved};
use crate::syntax::sections::BodyEncoding;
use crate::syntax::{CodeLine, Part, TableKind};

use super::words::Word;
use super::{code_line, field, prose, type_expr};

/// The body that a part describes. None where it has neither a type nor fields.
pub(super) fn lower(
    part: &Part<'_>,
    encoding: BodyEncoding,
    report: &mut Report,
) -> Option<Body<Unresolved>> {
    let mut body = Body {
        content: match encoding {
            BodyEncoding::Json => Content::Json,
            BodyEncoding::Form => Content::Form,
            BodyEncoding::Multipart => Content::Multipart,
            BodyEncoding::Bytes => Content::Bytes,
        },
        media_type: None,
        shape: BodyShape::Fields { fields: Vec::new() },
        evidence: Evidence::default(),
        description: prose::lower(&part.content.blocks),
        span: part.span,
    };
    let table = part.content.table(TableKind::Fields);
    match (&part.content.code_line, table) {
        (Some(line), None) => value(line, &mut body, report)?,
        (None, Some(table)) => {
            body.shape = BodyShape::Fields {
                fields: field::lower_table(table, report),
            };
        }
        (Some(line), Some(table)) => {
            report.push(
                Diagnostic::error(Code::BodyShape, table.span, "a body with a type and fields")
                    .expected("either a code line with the type, or a table of fields")
                    .related(line.span, "the type"),
            );
            value(line, &mut body, report)?;
        }
        (None, None) => {
            if !report.has_errors_in(part.span) {
                report.push(
                    Diagnostic::error(
                        Code::BodyShape,
                        part.heading.span,
                        "a body without a type and without fields",
                    )
                    .expected("a code line with the type, or a table of fields"),
                );
            }
            return None;
        }
    }
    Some(body)
}

/// Reads the code line of a body that is one value.
fn value(line: &CodeLine<'_>, body: &mut Body<Unresolved>, report: &mut Report) -> Option<()> {
    let line = code_line::with_media_type(line, report)?;
    let ty = type_expr::of_word(&line.first, report);
    body.shape = BodyShape::Value {
        ty: ty.unwrap_or_else(|| type_expr::unread(line.first.span)),
    };
    body.media_type = line.media_type.as_ref().map(Word::spanned);
    body.evidence.inferred = line.inferred;
    Some(())
}
