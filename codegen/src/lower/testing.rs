//! Reads pieces of specs in tests, and shows what is reported of them.

use crate::diagnostic::Report;
use crate::source::Source;
use crate::syntax::columns::Column;
use crate::syntax::sections::SectionKind;
use crate::syntax::{self, Document, Entry, Text};

/// What was read, and every report as `code: the text that is underlined`.
pub(super) type Reading<T> = (T, Vec<String>);

/// Reads a whole spec of these sections, which has to be good Markdown.
pub(super) fn spec<T>(
    sections: &str,
    read: impl FnOnce(&Document<'_>, &mut Report) -> T,
) -> Reading<T> {
    let text = format!("# Acme\n\nSpec format: `bindery 1`\n\n{sections}\n");
    let source = Source::new("acme.md", text);
    let mut markdown = Report::new();
    let document = syntax::parse(&source, &mut markdown);
    let mut report = Report::new();
    let value = read(&document, &mut report);
    for found in markdown.diagnostics() {
        // The only mistake is that the excerpt lacks the section that every spec has.
        assert!(found.message.contains("Settings"), "{found:?}");
    }
    let problems = report
        .diagnostics()
        .iter()
        .map(|found| format!("{}: {}", found.code, source.slice(found.span)))
        .collect();
    (value, problems)
}

/// Reads the one entry of a section.
pub(super) fn entry<T>(
    section: SectionKind,
    entry: &str,
    read: impl FnOnce(&Entry<'_>, &mut Report) -> T,
) -> Reading<T> {
    let sections = format!("## {}\n\n{entry}", section.heading());
    spec(&sections, |document, report| {
        read(&document.section(section).unwrap().entries[0], report)
    })
}

/// Reads the cell of one column of a table; the other cells of its row are right.
pub(super) fn cell<T>(
    column: Column,
    cell: &str,
    read: impl FnOnce(Text<'_>, &mut Report) -> T,
) -> Reading<T> {
    let (before, header, row) = match column {
        Column::KnownBy => (
            "`union untagged`",
            "| Variant | Type | Known by |\n|---|---|---|",
            format!("| `One` | `Note` | {cell} |"),
        ),
        Column::Rules => (
            "`object`",
            "| Field | Type | Need | Rules | Description |\n|---|---|---|---|---|",
            format!("| `a` | `string` | required | {cell} | A. |"),
        ),
        Column::Source => (
            "`object`",
            "| Field | Type | Need | Description | Source |\n|---|---|---|---|---|",
            format!("| `a` | `string` | required | A. | {cell} |"),
        ),
        Column::Type => (
            "`object`",
            "| Field | Type | Need | Description |\n|---|---|---|---|",
            format!("| `a` | {cell} | required | A. |"),
        ),
        other => panic!("no test reads the column {other:?}"),
    };
    let text = format!("### Note\n\n{before}\n\n{header}\n{row}");
    entry(SectionKind::Types, &text, |entry, report| {
        let table = entry.content.tables().next().unwrap();
        read(table.rows().next().unwrap().cell(column), report)
    })
}
