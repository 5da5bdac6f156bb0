//! Sources name a document of the documents table.

use crate::check::visit::{Visitor, visit};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Document, Resolved, SourceRef};
use crate::source::Span;
use crate::suggest::closest;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let mut sources = Sources {
        documents: &api.documents,
        report,
    };
    visit(api, &mut sources);
    for deviation in &api.deviations {
        sources.named(&deviation.document.value, deviation.document.span);
    }
}

struct Sources<'a, 'r> {
    documents: &'a [Document],
    report: &'r mut Report,
}

impl<'a> Visitor<'a> for Sources<'a, '_> {
    fn source(&mut self, source: &'a SourceRef) {
        if let SourceRef::Document { document, span, .. } = source {
            self.named(document, *span);
        }
    }
}

impl Sources<'_, '_> {
    fn named(&mut self, id: &str, span: Span) {
        let mut ids = self
            .documents
            .iter()
            .map(|document| document.id.value.as_str());
        if ids.clone().any(|known| known == id) {
            return;
        }
        self.report.push(
            Diagnostic::error(
                Code::UnknownDocument,
                span,
                format!("no document is called `{id}`"),
            )
            .suggest(closest(id, &mut ids))
            .expected("an id of the documents table, `inferred: WHY` or `our choice: WHY`"),
        );
    }
}
