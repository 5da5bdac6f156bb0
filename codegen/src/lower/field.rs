//! Tables of fields: members of objects and bodies, and parameters.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Evidence, Field, Need, Prose, Rules, Spanned, Unresolved};
use crate::source::Span;
use crate::syntax::columns::Column;
use crate::syntax::{Content, Row, Table, TableKind, Text};

use super::rules::{self, RulesCell};
use super::words::Word;
use super::{keyword, prose, source_ref, type_expr};

/// The fields of the table of fields in `content`, if it has one.
pub(super) fn of_content(content: &Content<'_>, report: &mut Report) -> Vec<Field<Unresolved>> {
    content
        .table(TableKind::Fields)
        .map(|table| lower_table(table, report))
        .unwrap_or_default()
}

/// The fields of a table.
pub(super) fn lower_table(table: &Table<'_>, report: &mut Report) -> Vec<Field<Unresolved>> {
    let read = table.rows().filter_map(|row| lower_row(table, row, report));
    let left_out = table.left_out();
    read.chain(left_out.filter_map(|(name, row)| self::left_out(name, row)))
        .collect()
}

/// A row that was left out still says that there is such a field.
fn left_out(name: Text<'_>, row: Span) -> Option<Field<Unresolved>> {
    let (name, _) = name.renamed_code()?;
    Some(Field {
        wire: Word::of_code(&name).wire(),
        rust: None,
        ty: type_expr::unread(name.span),
        need: Need::Unknown,
        rules: Rules::default(),
        example: None,
        description: Prose::empty(),
        evidence: Evidence::default(),
        span: row,
    })
}

/// A row with a name is a field: what else of it could not be read is replaced by the simplest that it
/// could have been, so that nothing else is reported for lack of the field.
fn lower_row(
    table: &Table<'_>,
    row: Row<'_, '_>,
    report: &mut Report,
) -> Option<Field<Unresolved>> {
    let (name, rust) = row.cell(Column::Field).renamed_code()?;
    let type_cell = row.cell(Column::Type);
    let ty = type_cell
        .code()
        .and_then(|code| type_expr::lower(&code, report));
    let need = need(row.cell(Column::Need), report);
    let RulesCell {
        mut rules,
        inferred,
    } = rules::lower(row.cell(Column::Rules), report);
    if ty.is_none() {
        rules = Rules::default();
    }
    let description = row.cell(Column::Description);
    if description.is_empty() && table.has(Column::Description) {
        report.push(no_description(row.span()));
    }
    let sources = source_ref::lower(row.cell(Column::Source), report);
    Some(Field {
        wire: Word::of_code(&name).wire(),
        rust: rust
            .and_then(|rust| Word::of_code(&rust).snake_case("a field in Rust", report))
            .map(Box::new),
        ty: ty.unwrap_or_else(|| type_expr::unread(type_cell.span())),
        need: need.unwrap_or(Need::Optional),
        rules,
        example: example(row.cell(Column::Example), report).map(Box::new),
        description: prose::text(description),
        evidence: Evidence { sources, inferred },
        span: row.span(),
    })
}

fn need(cell: Text<'_>, report: &mut Report) -> Option<Need> {
    cell.words().filter(|words| !words.is_empty())?;
    keyword::read(&Word::of_text(cell), "need", report)
}

/// One value as the wire shows it.
fn example(cell: Text<'_>, report: &mut Report) -> Option<Spanned<String>> {
    if cell.is_empty() {
        return None;
    }
    let example = Word::of_cell(cell);
    if example.is_none() {
        report.push(
            Diagnostic::error(
                Code::FieldExample,
                cell.span(),
                "more than one value as an example",
            )
            .expected("one value, in a code span"),
        );
    }
    example.map(|example| example.spanned())
}

fn no_description(row: Span) -> Diagnostic {
    Diagnostic::error(Code::CellEmpty, row, "a field without a description")
        .expected("what the field means, in the column Description")
}
