//! Unions.

use crate::diagnostic::Report;
use crate::ir::{Known, Spanned, Union, UnionTag, Unresolved, Variant};
use crate::syntax::columns::Column;
use crate::syntax::{Content, Row, TableKind};

use super::phrase::Phrase;
use super::words::Word;
use super::{known_by, literal, type_expr, variant_name};

/// The union that the words behind `union` and the table describe.
pub(super) fn lower(
    words: &mut Phrase<'_>,
    content: &Content<'_>,
    report: &mut Report,
) -> Option<Union<Unresolved>> {
    let tag = tag(words, report)?;
    if !words.finish(report) {
        return None;
    }
    let (kind, variant): (_, fn(Row<'_, '_>, &mut Report) -> _) = match tag {
        UnionTag::None => (TableKind::Untagged, untagged),
        UnionTag::Within { .. } | UnionTag::Beside { .. } => (TableKind::Tagged, tagged),
    };
    let variants = content
        .table(kind)
        .map(|table| {
            table
                .rows()
                .filter_map(|row| variant(row, report))
                .collect()
        })
        .unwrap_or_default();
    Some(Union { tag, variants })
}

/// `untagged`, `tagged by NAME` or `tagged by NAME beside`
fn tag(words: &mut Phrase<'_>, report: &mut Report) -> Option<UnionTag> {
    if words.one_of(&["tagged", "untagged"], report)? == "untagged" {
        return Some(UnionTag::None);
    }
    words.one_of(&["by"], report)?;
    let member = words.word("member that is the tag", report)?.wire();
    Some(if words.skip("beside") {
        UnionTag::Beside { member }
    } else {
        UnionTag::Within { member }
    })
}

fn tagged(row: Row<'_, '_>, report: &mut Report) -> Option<Variant<Unresolved>> {
    let value = Word::of_code(&row.cell(Column::Value).code()?);
    let known = Known::Tag {
        value: literal::unquoted(&value),
    };
    variant(row, Spanned::new(known, value.span), report)
}

fn untagged(row: Row<'_, '_>, report: &mut Report) -> Option<Variant<Unresolved>> {
    let known = known_by::lower(row.cell(Column::KnownBy), report)?;
    variant(row, known, report)
}

fn variant(
    row: Row<'_, '_>,
    known: Spanned<Known>,
    report: &mut Report,
) -> Option<Variant<Unresolved>> {
    let ty = row.cell(Column::Type).code()?;
    Some(Variant {
        name: Word::of_cell(row.cell(Column::Variant))
            .and_then(|name| variant_name::lower(&name, report)),
        ty: type_expr::lower(&ty, report).unwrap_or_else(|| type_expr::unread(ty.span)),
        known,
        span: row.span(),
    })
}
