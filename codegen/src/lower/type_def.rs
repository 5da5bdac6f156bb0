//! Named types: code line, attributes, table, examples and notes.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Evidence, Prose, Scalar, Spanned, TypeDef, TypeShape, Unresolved};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::syntax::sections::PartKind;
use crate::syntax::{Content, Entry, TableKind};

use super::attribute_list::AttributeList;
use super::examples::{self, Place};
use super::phrase::Phrase;
use super::words::Word;
use super::{alias, code_line, enumeration, object, prose, source_ref, union};

/// The type of an entry. None where its code line is missing or wrong.
pub(super) fn lower(entry: &Entry<'_>, report: &mut Report) -> Option<TypeDef<Unresolved>> {
    let content = &entry.content;
    let attributes = AttributeList::read(
        &content.attributes,
        "a type",
        &["source", "also called"],
        report,
    );
    let sources = attributes
        .get("source")
        .map(|value| source_ref::lower(value, report))
        .unwrap_or_default();
    let also_called = attributes
        .get("also called")
        .map(|value| Word::of_text(value).list(report))
        .unwrap_or_default();
    let description = prose::lower(&content.blocks);
    let examples = examples::lower(content, Place::Type(entry.name()), report);
    let notes = entry
        .part(PartKind::Notes)
        .map_or_else(Prose::empty, |part| prose::lower(&part.content.blocks));
    let line = code_line::one(content.code_line.as_ref()?, report)?;
    let shape = shape(&line.first, content, report)?;
    check_tables(&shape, &line.first, entry, report);
    Some(TypeDef {
        name: Spanned::new(entry.name().to_owned(), entry.heading.text.span()),
        description,
        shape,
        also_called: also_called.iter().map(Word::spanned).collect(),
        evidence: Evidence {
            sources,
            inferred: line.inferred,
        },
        notes,
        examples,
        span: entry.span,
    })
}

fn shape(
    line: &Word<'_>,
    content: &Content<'_>,
    report: &mut Report,
) -> Option<TypeShape<Unresolved>> {
    if let Some(target) = line.strip_prefix("alias ") {
        return alias::lower(&target, report).map(TypeShape::Alias);
    }
    if let Some(scalar) = Scalar::from_keyword(&line.text).and_then(Keyword::keyword) {
        let alias = format!("alias {scalar}");
        report.push(
            Diagnostic::error(
                Code::TypeShape,
                line.span,
                format!("`{scalar}` is no shape of a type"),
            )
            .expected("the word `alias` before the type it stands for")
            .suggest(&*alias),
        );
        return None;
    }
    let mut words = Phrase::read(line, report);
    match words.one_of(&["object", "enum", "union", "alias"], report)? {
        "object" => object::lower(&mut words, content, report).map(TypeShape::Object),
        "enum" => enumeration::lower(&mut words, content, report).map(TypeShape::Enum),
        "union" => union::lower(&mut words, content, report).map(TypeShape::Union),
        _ => {
            words.word("type behind `alias`", report)?;
            None
        }
    }
}

/// Reports tables that the shape does not have, and the lack of one that it needs.
fn check_tables(
    shape: &TypeShape<Unresolved>,
    line: &Word<'_>,
    entry: &Entry<'_>,
    report: &mut Report,
) {
    let (kind, needed) = match shape {
        TypeShape::Object(_) => (Some(TableKind::Fields), false),
        TypeShape::Enum(shape) => (Some(TableKind::Enum), shape.extends.is_empty()),
        TypeShape::Union(shape) if shape.tag == crate::ir::UnionTag::None => {
            (Some(TableKind::Untagged), true)
        }
        TypeShape::Union(_) => (Some(TableKind::Tagged), true),
        TypeShape::Alias(_) => (None, false),
    };
    let expected = kind.map_or_else(
        || "no table".to_owned(),
        |kind| format!("a table with the header {}", kind.header()),
    );
    let wrong: Vec<Span> = entry
        .content
        .tables()
        .filter(|table| Some(table.kind) != kind)
        .map(|table| table.span)
        .collect();
    for span in &wrong {
        report.push(
            Diagnostic::error(
                Code::TablePlace,
                *span,
                "this table does not describe such a type",
            )
            .expected(expected.clone())
            .related(line.span, "the shape of the type"),
        );
    }
    let missing = kind.is_some_and(|kind| needed && entry.content.table(kind).is_none());
    if missing && !report.has_errors_in(entry.span) {
        report.push(
            Diagnostic::error(
                Code::MissingTable,
                line.span,
                "the table of this type is missing",
            )
            .expected(expected),
        );
    }
}
