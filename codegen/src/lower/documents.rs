//! The section Documents: what the spec was written from, and where it departs from that.

use crate::diagnostic::Report;
use crate::ir::{Deviation, Document};
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table};

use super::cells;
use super::words::Word;

/// The documents in a table.
pub(super) fn table(table: &Table<'_>, report: &mut Report) -> Vec<Document> {
    let read = table.rows().filter_map(|row| document(&row, report));
    // A row that was left out still says that there is such a document.
    let known_by_id = table.left_out().filter_map(|(id, row)| {
        Some(Document {
            id: Word::of_cell(id)?.spanned(),
            title: String::new(),
            address: String::new(),
            retrieved: String::new(),
            covers: String::new(),
            span: row,
        })
    });
    read.chain(known_by_id).collect()
}

fn document(row: &Row<'_, '_>, report: &mut Report) -> Option<Document> {
    Some(Document {
        id: cells::required(row, Column::Id, "what sources call the document", report)?.spanned(),
        title: markdown(row, Column::Document),
        address: markdown(row, Column::Address),
        retrieved: markdown(row, Column::Retrieved),
        covers: markdown(row, Column::Covers),
        span: row.span(),
    })
}

/// The deviations in a table.
pub(super) fn deviations(table: &Table<'_>, report: &mut Report) -> Vec<Deviation> {
    table
        .rows()
        .filter_map(|row| deviation(&row, report))
        .collect()
}

fn deviation(row: &Row<'_, '_>, report: &mut Report) -> Option<Deviation> {
    Some(Deviation {
        document: cells::required(row, Column::Document, "the id of the document", report)?
            .spanned(),
        says: markdown(row, Column::ItSays),
        we_write: markdown(row, Column::WeWrite),
        why: markdown(row, Column::Why),
        span: row.span(),
    })
}

fn markdown(row: &Row<'_, '_>, column: Column) -> String {
    row.cell(column).markdown().into_owned()
}
