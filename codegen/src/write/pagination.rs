//! The section on pagination.

use crate::ir::{Api, Pagination, Placement, Spanned, StopWhen, Unresolved, WireName};
use crate::source::Span;
use crate::syntax::TableKind;

use super::draft::Draft;
use super::prose::{self, Place};
use super::table::Table;
use super::{evidence, json_path};

/// Writes the section, unless there is nothing to say.
pub(super) fn write(draft: &mut Draft, api: &Api<Unresolved>) {
    if api.pagination.is_empty() && api.pagination_notes.is_empty() {
        return;
    }
    draft.heading(2, "Pagination");
    draft.within("pagination_notes", |draft| {
        prose::write(draft, &api.pagination_notes, Place::Free);
    });
    let mut table = Table::new(TableKind::Pagination);
    for style in &api.pagination {
        draft.within(format_args!("pagination[{}]", style.name.value), |draft| {
            row(draft, &mut table, style);
        });
    }
    draft.table(&table);
}

fn row(draft: &mut Draft, table: &mut Table<9>, style: &Pagination) {
    draft.snake_case(&style.name.value, style.name.span);
    let items = json_path::text(draft, &style.items.value, style.items.span);
    let cells = [
        draft.code(&style.name.value, style.name.span),
        draft.keyword(style.kind, style.span).to_owned(),
        send(draft, style),
        style.next.as_ref().map_or_else(String::new, |next| {
            let text = placement(draft, &next.value, next.span);
            draft.code(&text, next.span)
        }),
        number(style.start.as_ref()),
        number(style.size.as_ref()),
        draft.code(&items, style.items.span),
        stop(draft, &style.stop),
        evidence::source_cell(draft, &style.evidence, style.span),
    ];
    table.row(draft, style.span, cells);
}

fn send(draft: &mut Draft, style: &Pagination) -> String {
    let size = style.size_parameter.as_ref().map(|name| ("size", name));
    let at = style.at_parameter.as_ref().map(|name| ("at", name));
    let parameters: Vec<String> = size
        .into_iter()
        .chain(at)
        .map(|(word, name)| assignment(draft, word, name))
        .collect();
    if parameters.is_empty() {
        return String::new();
    }
    draft.code(&parameters.join(", "), style.span)
}

fn assignment(draft: &mut Draft, word: &str, name: &Spanned<WireName>) -> String {
    let text = name.value.as_str();
    if text.is_empty() || text.contains(|c: char| c == ',' || c.is_whitespace()) {
        draft.refuse(
            name.span,
            format!("`{text}` cannot stand in a list with commas"),
        );
    }
    format!("{word}={text}")
}

fn placement(draft: &mut Draft, placement: &Placement, span: Span) -> String {
    match placement {
        Placement::Body { path } => json_path::text(draft, path, span),
        Placement::Header { name } => format!("header {}", draft.word(name.as_str(), span)),
    }
}

fn number(value: Option<&Spanned<i64>>) -> String {
    value.map_or_else(String::new, |value| value.value.to_string())
}

fn stop(draft: &mut Draft, stop: &Spanned<StopWhen>) -> String {
    match &stop.value {
        StopWhen::ShortPage => "short page".to_owned(),
        StopWhen::EmptyPage => "empty page".to_owned(),
        StopWhen::NoNext => "no next".to_owned(),
        StopWhen::False { path } => {
            let path = json_path::text(draft, path, stop.span);
            format!("false {}", draft.code(&path, stop.span))
        }
    }
}
