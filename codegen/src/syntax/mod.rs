//! The Markdown of a spec: from text to a typed tree in which every node knows its place.
//!
//! [`parse`] reads a whole [`Source`]. It accepts exactly the Markdown that the format uses and the
//! outline that the format prescribes, reports everything else and goes on with what is left:
//!
//! - `markdown` reads blocks with a Markdown parser and refuses what a spec does not use;
//! - `outline` puts the blocks below their headings and checks sections, entries, parts and tables
//!   against [`sections`] and [`columns`], which hold the format as data.
//!
//! What the words in a cell or an attribute mean is not known here.

pub(crate) mod alone;
pub mod columns;
mod format;
mod inline;
mod limits;
mod markdown;
mod outline;
#[cfg(test)]
mod properties;
pub mod sections;
mod text;
mod tree;

pub use format::format;
pub use inline::Inline;
pub(crate) use limits::belongs;
pub(crate) use markdown::is_example;
pub use text::{Code, Text};
pub use tree::{
    Attribute, Block, CodeLine, Content, Document, Entry, Fence, FormatLine, Heading, List,
    OpenQuestion, Part, Row, Section, Table, TableKind,
};

use crate::diagnostic::Report;
use crate::source::Source;
use markdown::Items;

/// The largest spec, in bytes: 32 MiB.
pub const MAX_SOURCE_BYTES: usize = 32 << 20;

/// The most that stands between two headings, fences aside, in bytes: 2 MiB. The parser may need several
/// hundred times as much memory as the text that it is given at once.
pub const MAX_PART_BYTES: usize = 2 << 20;

/// The longest line, in bytes: 64 KiB.
pub const MAX_LINE_BYTES: usize = 64 << 10;

/// Reads a spec.
///
/// Every mistake is pushed to `report`. The tree holds whatever could be read; what was wrong is left
/// out of it, and a misspelled heading or column that is near enough to a known one counts as that one.
/// A text that is too large or has a line that is too long is not read at all.
///
/// ```
/// use bindery_codegen::diagnostic::Report;
/// use bindery_codegen::source::Source;
/// use bindery_codegen::syntax::{self, TableKind, columns::Column, sections::SectionKind};
///
/// let source = Source::new("acme.md", "\
/// ## Acme
///
/// Spec format: `bindery 1`
///
/// ### Settings
///
/// | Setting | Value | Source |
/// |---|---|---|
/// | `base_url` | `https://api.acme.example` | acme-guide |
/// ");
/// let mut report = Report::new();
/// let spec = syntax::parse(&source, &mut report);
/// assert!(report.is_empty());
///
/// let settings = spec.section(SectionKind::Settings).unwrap();
/// let table = settings.content.table(TableKind::Settings).unwrap();
/// let row = table.rows().next().unwrap();
/// assert_eq!(row.cell(Column::Setting).code().unwrap().text, "base_url");
/// assert_eq!(row.cell(Column::Source).raw(), "acme-guide");
/// ```
pub fn parse<'a>(source: &'a Source, report: &mut Report) -> Document<'a> {
    parse_each(source, report, &mut |_, _| {})
}

/// Reads a spec, and gives each entry away when it is complete. What is left of it stands in the tree.
pub(crate) fn parse_each<'a>(
    source: &'a Source,
    report: &mut Report,
    each: &mut dyn FnMut(&mut Entry<'_>, &mut Report),
) -> Document<'a> {
    if !limits::check(source, report) {
        return Document::default();
    }
    outline::build(Items::of(source), report, each)
}
