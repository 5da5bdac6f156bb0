//! Named types: code line, attributes, table, examples and notes.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Evidence, Prose, Scalar, Spanned, TypeDef, TypeShape, UnionTag, Unresolved};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::syntax::sections::PartKind;
use crate::syntax::{Content, Entry, TableKind};

use super::attribute_list::AttributeList;
use super::examples::{self, Place};
use super::phrase::Phrase;
use super::words::Word;
use super::{
    alias, attributes as shared, code_line, enumeration, object, prose, source_ref, union,
};

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
    let also_called = shared::also_called(&attributes, report);
    let description = prose::lower(&content.blocks);
    let examples = examples::lower(content, Place::Type(entry.name()), report);
    let notes = entry
        .part(PartKind::Notes)
        .map_or_else(Prose::empty, |part| prose::lower(&part.content.blocks));
    let line = code_line::one(content.code_line.as_ref()?, report)?;
    let shape = shape(&line.first, content, report)?;
    has_its_table(&shape, &line.first, entry, report).then_some(())?;
    Some(TypeDef {
        name: Spanned::new(entry.name().to_owned(), entry.heading.text.span()),
        description,
        shape,
        also_called,
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

/// Reports tables that the shape does not have, and the lack of one that it needs. False when it lacks
/// one.
fn has_its_table(
    shape: &TypeShape<Unresolved>,
    line: &Word<'_>,
    entry: &Entry<'_>,
    report: &mut Report,
) -> bool {
    let (kind, needed) = match shape {
        TypeShape::Object(_) => (Some(TableKind::Fields), false),
        TypeShape::Enum(shape) => (Some(TableKind::Enum), shape.extends.is_empty()),
        TypeShape::Union(shape) if shape.tag == UnionTag::None => (Some(TableKind::Untagged), true),
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
    !missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{EnumBase, Known, Literal, Openness};
    use crate::lower::testing;
    use crate::syntax::sections::SectionKind;

    fn read(text: &str) -> testing::Reading<Option<TypeDef<Unresolved>>> {
        testing::entry(SectionKind::Types, text, lower)
    }

    fn shape(code_line: &str, table: &str) -> TypeShape<Unresolved> {
        let (read, problems) = read(&format!("### Note\n\n{code_line}\n\n{table}"));
        assert_eq!(problems, [""; 0], "{code_line}");
        read.unwrap().shape
    }

    #[test]
    fn objects_say_what_becomes_of_other_members() {
        for (line, openness, base) in [
            ("`object`", Openness::Ignore, None),
            ("`object open`", Openness::Keep, None),
            (
                "`object closed extends Base`",
                Openness::Refuse,
                Some("Base"),
            ),
        ] {
            let TypeShape::Object(object) = shape(line, "") else {
                panic!("{line}");
            };
            assert_eq!(object.openness, openness, "{line}");
            let extends = object.extends.first().map(|base| &*base.value.value);
            assert_eq!(extends, base, "{line}");
        }
    }

    #[test]
    fn enums_have_texts_or_numbers() {
        let table = "| Value | Rust | Description |\n|---|---|---|\n| `1` | `First` | |";
        let TypeShape::Enum(numbers) = shape("`enum integer closed`", table) else {
            panic!();
        };
        assert_eq!((numbers.base, numbers.open), (EnumBase::Integer, false));
        assert_eq!(numbers.values[0].wire.value, Literal::Integer(1));
        assert_eq!(numbers.values[0].rust.as_ref().unwrap().value, "First");
        let TypeShape::Enum(texts) = shape("`enum string open extends Base`", table) else {
            panic!();
        };
        assert_eq!(texts.values[0].wire.value, Literal::String("1".to_owned()));
        assert_eq!(texts.extends[0].value.value, "Base");
    }

    #[test]
    fn unions_have_a_tag_or_not() {
        let rows =
            "| Value | Type | Variant |\n|---|---|---|\n| `a` | `A` | |\n| `7` | `B[]` | `Seven` |";
        let TypeShape::Union(union) = shape("`union tagged by kind beside`", rows) else {
            panic!();
        };
        assert!(
            matches!(&union.tag, UnionTag::Beside { member } if member.value.as_str() == "kind")
        );
        let tags: Vec<&Known> = union
            .variants
            .iter()
            .map(|variant| &variant.known.value)
            .collect();
        let text = Literal::String("a".to_owned());
        let number = Literal::Integer(7);
        assert_eq!(
            tags,
            [&Known::Tag { value: text }, &Known::Tag { value: number }]
        );
        assert_eq!(union.variants[1].name.as_ref().unwrap().value, "Seven");
    }

    #[test]
    fn everything_around_the_table_is_kept() {
        let (read, problems) = read(
            "### Note\n\n`alias string` `inferred`\n\nA note.\n\n- also called: Memo, Note Entry\n- source: guide\n\n\
             ```json type Note \"a word\" synthetic\n\"x\"\n```\n\n#### Notes\n\nMore.",
        );
        assert_eq!(problems, [""; 0]);
        let read = read.unwrap();
        let called: Vec<&str> = read.also_called.iter().map(|name| &*name.value).collect();
        assert_eq!(called, ["Memo", "Note Entry"]);
        assert_eq!(read.evidence.inferred.len(), 1);
        assert_eq!(read.evidence.sources.len(), 1);
        assert_eq!(read.description.blocks.len(), 1);
        assert_eq!(read.notes.blocks.len(), 1);
        let example = &read.examples[0];
        assert_eq!((&*example.text, example.synthetic), ("\"x\"", true));
        assert_eq!(example.name.as_ref().unwrap().value, "a word");
    }

    #[test]
    fn a_type_that_cannot_be_read_is_reported_once() {
        for (text, problem) in [
            ("`thing`", "phrase: thing"),
            ("`string`", "type-shape: string"),
            ("`object` `open`", "code-line: open"),
            ("`enum string`", "phrase: "),
            ("`enum string ajar`", "keyword: ajar"),
            ("`union tagged kind`", "phrase: kind"),
            ("`alias strin`", "type-syntax: strin"),
            ("`object extends base`", "name-form: base"),
            ("`union untagged`", "missing-table: union untagged"),
        ] {
            let (read, problems) = read(&format!("### Note\n\n{text}"));
            assert_eq!(read, None, "{text}");
            assert_eq!(problems, [problem], "{text}");
        }
    }

    #[test]
    fn a_row_that_cannot_be_read_leaves_the_field() {
        let (read, problems) = read(
            "### Note\n\n`object`\n\n| Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n\
             | `a` as `B` | `strin` | maybe | secrt | |",
        );
        let TypeShape::Object(object) = read.unwrap().shape else {
            panic!();
        };
        assert_eq!(object.fields[0].wire.value.as_str(), "a");
        assert_eq!(
            problems,
            [
                "cell-empty: | `a` as `B` | `strin` | maybe | secrt | |",
                "name-form: B",
                "type-syntax: strin",
                "keyword: maybe",
                "rule: secrt",
            ]
        );
    }
}
