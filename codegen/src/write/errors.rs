//! Error responses, of the provider and of an operation.

use crate::ir::{Api, ErrorResponse, StatusPattern, Unresolved};
use crate::syntax::TableKind;

use super::draft::Draft;
use super::prose::{self, Place};
use super::table::Table;
use super::{evidence, example, type_expr};

/// Writes the section, unless there is nothing to say.
pub(super) fn write_section(draft: &mut Draft, api: &Api<Unresolved>) {
    let notes = &api.errors_notes;
    if api.errors.is_empty() && api.error_examples.is_empty() && notes.is_empty() {
        return;
    }
    draft.heading(2, "Errors");
    draft.within("errors_notes", |draft| {
        prose::write(draft, notes, Place::Free);
    });
    table(draft, &api.errors);
    draft.within("error_examples", |draft| {
        example::write_all(draft, &api.error_examples);
    });
}

/// Writes `errors` as a table, unless there are none.
pub(super) fn table(draft: &mut Draft, errors: &[ErrorResponse<Unresolved>]) {
    let mut table = Table::new(TableKind::Errors);
    for error in errors {
        let statuses: Vec<String> = error
            .statuses
            .iter()
            .map(|status| status.value.to_string())
            .collect();
        let statuses = statuses.join(", ");
        draft.within(format_args!("errors[{statuses}]"), |draft| {
            for status in &error.statuses {
                check_status(draft, status.value, error);
            }
            row(draft, &mut table, statuses.clone(), error);
        });
    }
    draft.table(&table);
}

fn check_status(draft: &mut Draft, status: StatusPattern, error: &ErrorResponse<Unresolved>) {
    let exists = match status {
        StatusPattern::Exact { status } => (100..600).contains(&status),
        StatusPattern::Class { class } => (1..6).contains(&class),
    };
    if !exists {
        draft.refuse(error.span, format!("there is no status {status}"));
    }
}

fn row(
    draft: &mut Draft,
    table: &mut Table<6>,
    statuses: String,
    error: &ErrorResponse<Unresolved>,
) {
    if statuses.is_empty() {
        draft.refuse(error.span, "the error has no status");
    }
    let ty = error
        .body
        .as_ref()
        .map_or_else(|| "none".to_owned(), |body| type_expr::text(draft, body));
    let content = error
        .content
        .as_ref()
        .map(|content| draft.code(&content.value, content.span));
    let cells = [
        statuses,
        draft.code(&ty, error.span),
        content.unwrap_or_default(),
        draft.keyword(error.retry, error.span).to_owned(),
        prose::cell(draft, &error.meaning, error.span),
        evidence::source_cell(draft, &error.evidence, error.span),
    ];
    table.row(draft, error.span, cells);
}
