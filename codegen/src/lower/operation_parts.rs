//! The parts of an operation: parameters, body, responses, errors and notes.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Body, ErrorResponse, Parameter, ParameterPlace, Prose, Response, ResponseHeader, Unresolved,
};
use crate::syntax::sections::PartKind;
use crate::syntax::{Part, Table, TableKind};

use super::{body, errors, field, prose, response, response_headers};

/// What the parts of an operation say.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) parameters: Vec<Parameter<Unresolved>>,
    pub(super) body: Option<Body<Unresolved>>,
    pub(super) responses: Vec<Response<Unresolved>>,
    pub(super) response_headers: Vec<ResponseHeader>,
    pub(super) errors: Vec<ErrorResponse<Unresolved>>,
    pub(super) errors_notes: Prose<Unresolved>,
    pub(super) notes: Prose<Unresolved>,
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
    /// Reads the parts.
    pub(super) fn read(parts: &[Part<'_>], report: &mut Report) -> Self {
        let mut read = Self::default();
        for part in parts {
            read.part(part, report);
        }
        read
    }

    fn part(&mut self, part: &Part<'_>, report: &mut Report) {
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
