//! The section on documents, and on where the spec departs from them.

use crate::ir::{Api, Deviation, Document, Unresolved};
use crate::syntax::TableKind;

use super::draft::Draft;
use super::evidence;
use super::prose::{self, Place};
use super::table::Table;

/// Writes the section, unless there is nothing to say.
pub(super) fn write(draft: &mut Draft, api: &Api<Unresolved>) {
    let notes = &api.documents_notes;
    if api.documents.is_empty() && api.deviations.is_empty() && notes.is_empty() {
        return;
    }
    draft.heading(2, "Documents");
    draft.within("documents_notes", |draft| {
        prose::write(draft, notes, Place::Free);
    });
    let mut documents = Table::new(TableKind::Documents);
    for document in &api.documents {
        draft.within(format_args!("documents[{}]", document.id.value), |draft| {
            document_row(draft, &mut documents, document);
        });
    }
    draft.table(&documents);
    let mut deviations = Table::new(TableKind::Deviations);
    for (position, deviation) in api.deviations.iter().enumerate() {
        draft.within(format_args!("deviations[{position}]"), |draft| {
            deviation_row(draft, &mut deviations, deviation);
        });
    }
    draft.table(&deviations);
}

fn document_row(draft: &mut Draft, table: &mut Table<5>, document: &Document) {
    let cells = [
        evidence::document_id(draft, &document.id.value, document.id.span),
        draft.commonmark(&document.title, document.span),
        draft.commonmark(&document.address, document.span),
        draft.words(&document.retrieved, document.span),
        draft.commonmark(&document.covers, document.span),
    ];
    table.row(draft, document.span, cells);
}

fn deviation_row(draft: &mut Draft, table: &mut Table<4>, deviation: &Deviation) {
    let cells = [
        evidence::document_id(draft, &deviation.document.value, deviation.document.span),
        draft.commonmark(&deviation.says, deviation.span),
        draft.commonmark(&deviation.we_write, deviation.span),
        draft.commonmark(&deviation.why, deviation.span),
    ];
    table.row(draft, deviation.span, cells);
}
