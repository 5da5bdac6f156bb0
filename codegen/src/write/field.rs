//! Tables of fields and parameters.

use crate::ir::{Field, Unresolved};
use crate::syntax::TableKind;

use super::draft::Draft;
use super::table::Table;
use super::{evidence, prose, rules, type_expr};

/// Writes `fields` as a table, unless there are none.
pub(super) fn table<'a>(
    draft: &mut Draft,
    fields: impl IntoIterator<Item = &'a Field<Unresolved>>,
) {
    let mut table = Table::new(TableKind::Fields);
    for field in fields {
        draft.within(format_args!("fields[{}]", field.wire.value), |draft| {
            row(draft, &mut table, field);
        });
    }
    draft.table(&table);
}

fn row(draft: &mut Draft, table: &mut Table<7>, field: &Field<Unresolved>) {
    let mut name = draft.code(field.wire.value.as_str(), field.wire.span);
    if let Some(rust) = &field.rust {
        draft.snake_case(&rust.value, rust.span);
        name = format!("{name} as {}", draft.code(&rust.value, rust.span));
    }
    if field.description.is_empty() {
        draft.refuse(field.span, "a field has a description");
    }
    let ty = type_expr::text(draft, &field.ty);
    let example = field
        .example
        .as_ref()
        .map(|example| draft.code(&example.value, example.span));
    let cells = [
        name,
        draft.code(&ty, field.ty.span),
        draft.keyword(field.need, field.span).to_owned(),
        rules::cell(draft, &field.rules, &field.evidence, field.span),
        example.unwrap_or_default(),
        prose::cell(draft, &field.description, field.span),
        evidence::sources(draft, &field.evidence.sources),
    ];
    table.row(draft, field.span, cells);
}
