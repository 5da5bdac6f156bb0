//! Enums.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Enum, EnumBase, EnumValue, Evidence, Literal, Openness, Prose, Spanned, Unresolved,
};
use crate::syntax::columns::Column;
use crate::syntax::{Content, Row, Table, TableKind};

use super::phrase::Phrase;
use super::words::Word;
use super::{extends, literal, prose, source_ref, variant_name};

/// The enum that the words behind `enum` and the table describe.
pub(super) fn lower(
    words: &mut Phrase<'_>,
    content: &Content<'_>,
    report: &mut Report,
) -> Option<Enum<Unresolved>> {
    let base = words.keyword("kind of enum values", report)?;
    let openness = words.keyword::<Openness>("kind of enum", report)?;
    let extends = extends::lower(words, report)?;
    words.finish(report).then(|| Enum {
        base,
        open: openness == Openness::Keep,
        extends,
        values: content
            .table(TableKind::Enum)
            .map(|table| values(table, base, report))
            .unwrap_or_default(),
    })
}

fn values(table: &Table<'_>, base: EnumBase, report: &mut Report) -> Vec<EnumValue<Unresolved>> {
    let read = table.rows().filter_map(|row| value(row, base, report));
    let mut values: Vec<_> = read.collect();
    // A row that was left out still says that there is such a value.
    values.extend(table.left_out().filter_map(|(cell, row)| {
        let word = Word::of_code(&cell.code()?);
        Some(EnumValue {
            wire: wire(&word, base, report)?,
            rust: None,
            description: Prose::empty(),
            evidence: Evidence::default(),
            span: row,
        })
    }));
    values
}

fn value(row: Row<'_, '_>, base: EnumBase, report: &mut Report) -> Option<EnumValue<Unresolved>> {
    let word = Word::of_code(&row.cell(Column::Value).code()?);
    Some(EnumValue {
        wire: wire(&word, base, report)?,
        rust: Word::of_cell(row.cell(Column::Rust))
            .and_then(|name| variant_name::lower(&name, report)),
        description: prose::text(row.cell(Column::Description)),
        evidence: Evidence {
            sources: source_ref::lower(row.cell(Column::Source), report),
            inferred: Vec::new(),
        },
        span: row.span(),
    })
}

fn wire(word: &Word<'_>, base: EnumBase, report: &mut Report) -> Option<Spanned<Literal>> {
    let wire = match base {
        EnumBase::String => Literal::String(word.text.to_string()),
        EnumBase::Integer => Literal::Integer(integer(word, report)?),
    };
    Some(Spanned::new(wire, word.span))
}

fn integer(word: &Word<'_>, report: &mut Report) -> Option<i64> {
    let number = literal::whole_number(&word.text);
    if number.is_none() {
        report.push(
            Diagnostic::error(
                Code::Number,
                word.span,
                format!("`{}` is no value of an enum of integers", word.text),
            )
            .expected("a whole number such as `404`"),
        );
    }
    number
}
