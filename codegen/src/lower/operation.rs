//! Operations: code line, attributes and parts.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Evidence, Method, Operation, OperationId, Parameter, ParameterPlace, PathTemplate, Prose,
    Spanned, Unresolved,
};
use crate::syntax::sections::PartKind;
use crate::syntax::{Entry, Part, Table, TableKind};

use super::code_line::{self, Spans};
use super::examples::{self, Place};
use super::phrase::Phrase;
use super::{
    attributes, body, errors, field, method, path_template, prose, response, response_headers,
};

/// The operation of an entry. None where its code line is missing or wrong.
pub(super) fn lower(entry: &Entry<'_>, report: &mut Report) -> Option<Operation<Unresolved>> {
    let attributes = attributes::lower(&entry.content.attributes, report);
    let description = prose::lower(&entry.content.blocks);
    let mut examples = examples::lower(&entry.content, Place::Operation, report);
    let mut parts = Parts::default();
    for part in &entry.parts {
        parts.read(part, report);
        examples.extend(examples::lower(&part.content, Place::Operation, report));
    }
    let line = code_line::one(entry.content.code_line.as_ref()?, report)?;
    let (method, path) = request_line(&line, report)?;
    Some(Operation {
        id: Spanned::new(id(entry), entry.heading.text.span()),
        method,
        path,
        description,
        operation_id: attributes.operation_id,
        also_called: attributes.also_called,
        scopes: attributes.scopes,
        auth: attributes.auth,
        pages: attributes.pages,
        envelope: attributes.envelope,
        replay_safe: attributes.replay_safe,
        idempotency_header: attributes.idempotency_header,
        deprecated: attributes.deprecated,
        does: attributes.does,
        update: attributes.update,
        at_most: attributes.at_most,
        allowed: attributes.allowed,
        parameters: parts.parameters,
        body: parts.body,
        responses: parts.responses,
        response_headers: parts.response_headers,
        errors: parts.errors,
        errors_notes: parts.errors_notes,
        notes: parts.notes,
        examples,
        evidence: Evidence {
            sources: attributes.sources,
            inferred: line.inferred,
        },
        span: entry.span,
    })
}

/// The name of an entry that is an operation.
pub(super) fn id(entry: &Entry<'_>) -> OperationId {
    let name = entry.name();
    let (group, method) = name.split_once('.').unwrap_or((name, ""));
    OperationId {
        group: group.to_owned(),
        method: method.to_owned(),
    }
}

/// `GET /v2/webhooks`
fn request_line(
    line: &Spans<'_>,
    report: &mut Report,
) -> Option<(Spanned<Method>, Spanned<PathTemplate>)> {
    let mut words = Phrase::read(&line.first, report);
    let method = method::lower(&words.word("method", report)?, report);
    let path = path_template::lower(&words.word("path", report)?, report);
    words.finish(report);
    Some((method?, path?))
}

/// What the parts of an operation say.
struct Parts {
    parameters: Vec<Parameter<Unresolved>>,
    body: Option<crate::ir::Body<Unresolved>>,
    responses: Vec<crate::ir::Response<Unresolved>>,
    response_headers: Vec<crate::ir::ResponseHeader>,
    errors: Vec<crate::ir::ErrorResponse<Unresolved>>,
    errors_notes: Prose<Unresolved>,
    notes: Prose<Unresolved>,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            response_headers: Vec::new(),
            errors: Vec::new(),
            errors_notes: Prose::empty(),
            notes: Prose::empty(),
        }
    }
}

impl Parts {
    fn read(&mut self, part: &Part<'_>, report: &mut Report) {
        match part.kind {
            PartKind::Path => self.parameters(part, ParameterPlace::Path, report),
            PartKind::Query => self.parameters(part, ParameterPlace::Query, report),
            PartKind::Headers => self.parameters(part, ParameterPlace::Header, report),
            PartKind::Body(encoding) => self.body = body::lower(part, encoding, report),
            PartKind::Response(status) => {
                self.responses.extend(response::lower(part, status, report));
            }
            PartKind::ResponseHeaders => {
                if let Some(table) = table(part, TableKind::ResponseHeaders, report) {
                    self.response_headers = response_headers::table(table, report);
                }
                self.remark(part);
            }
            PartKind::Errors => {
                if let Some(table) = table(part, TableKind::Errors, report) {
                    self.errors = errors::table(table, report);
                }
                self.errors_notes = prose::lower(&part.content.blocks);
            }
            PartKind::Notes => self.remark(part),
        }
    }

    fn parameters(&mut self, part: &Part<'_>, place: ParameterPlace, report: &mut Report) {
        if let Some(table) = table(part, TableKind::Fields, report) {
            let fields = field::lower_table(table, report);
            self.parameters
                .extend(fields.into_iter().map(|field| Parameter { place, field }));
        }
        self.remark(part);
    }

    /// Prose of a part that has no place of its own for it joins the notes.
    fn remark(&mut self, part: &Part<'_>) {
        let prose = prose::lower(&part.content.blocks);
        self.notes.blocks.extend(prose.blocks);
    }
}

/// The table of a part, which has to be there.
fn table<'p, 'a>(
    part: &'p Part<'a>,
    kind: TableKind,
    report: &mut Report,
) -> Option<&'p Table<'a>> {
    let table = part.content.table(kind);
    if table.is_none() && !report.has_errors_in(part.span) {
        report.push(
            Diagnostic::error(
                Code::MissingTable,
                part.heading.span,
                "the table of this part is missing",
            )
            .expected(format!("a table with the header {}", kind.header())),
        );
    }
    table
}
