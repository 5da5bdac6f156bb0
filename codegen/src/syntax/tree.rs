//! The tree of a spec: headings, blocks and table rows, each where it belongs.
//!
//! Whatever was wrong is reported and left out; what is in the tree has the form that its place wants.

use super::columns::Column;
use super::markdown::{Cells, Grid};
use super::sections::{EntryKind, PartKind, SectionKind};
use super::text::{Code, Text};
use crate::source::Span;

/// A whole spec.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document<'a> {
    /// The `#` heading, the provider's name.
    pub title: Option<Heading<'a>>,
    /// The line "Spec format: `bindery 1`".
    pub format: Option<FormatLine>,
    /// The prose up to the first section.
    pub description: Content<'a>,
    /// The sections, each kind at most once.
    pub sections: Vec<Section<'a>>,
}

impl<'a> Document<'a> {
    /// The section of a kind, if the spec has it.
    pub fn section(&self, kind: SectionKind) -> Option<&Section<'a>> {
        self.sections.iter().find(|section| section.kind == kind)
    }
}

/// A heading, of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading<'a> {
    /// How many `#` it has.
    pub level: u8,
    /// Its text.
    pub text: Text<'a>,
    /// The whole line.
    pub span: Span,
}

/// The line that names the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatLine {
    /// The version; 1 is the only one there is.
    pub version: u32,
    /// The whole line.
    pub span: Span,
}

/// A `##` section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// Which one.
    pub kind: SectionKind,
    /// Its heading.
    pub heading: Heading<'a>,
    /// What stands before the first `###` or `####`.
    pub content: Content<'a>,
    /// The `###` entries.
    pub entries: Vec<Entry<'a>>,
    /// The `####` parts of the section itself: Notes, at the end of Events.
    pub parts: Vec<Part<'a>>,
    /// From the heading to the end of the last block.
    pub span: Span,
}

/// What a `###` heading begins: an operation, a group, a type or a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Which of them.
    pub kind: EntryKind,
    /// The heading; its text is the name.
    pub heading: Heading<'a>,
    /// What stands before the first `####`.
    pub content: Content<'a>,
    /// The `####` parts, in the order of the format, none twice.
    pub parts: Vec<Part<'a>>,
    /// From the heading to the end of the last block.
    pub span: Span,
}

impl<'a> Entry<'a> {
    /// The name in the heading.
    pub const fn name(&self) -> &'a str {
        self.heading.text.raw()
    }

    /// The part of a kind, if there is one.
    pub fn part(&self, kind: PartKind) -> Option<&Part<'a>> {
        self.parts.iter().find(|part| part.kind == kind)
    }
}

/// A `####` part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Which one.
    pub kind: PartKind,
    /// Its heading.
    pub heading: Heading<'a>,
    /// What stands in it.
    pub content: Content<'a>,
    /// From the heading to the end of the last block.
    pub span: Span,
}

/// What stands below one heading.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Content<'a> {
    /// The code line. Present wherever the format requires one, unless it was reported as missing.
    pub code_line: Option<CodeLine<'a>>,
    /// The list of attributes, in operations, types and schemes.
    pub attributes: Vec<Attribute<'a>>,
    /// Everything else, in order.
    pub blocks: Vec<Block<'a>>,
}

impl<'a> Content<'a> {
    /// The table of a kind, if there is one.
    pub fn table(&self, kind: TableKind) -> Option<&Table<'a>> {
        self.tables().find(|table| table.kind == kind)
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table<'a>> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The fences, in order.
    pub fn fences(&self) -> impl Iterator<Item = &Fence<'a>> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Fence(fence) => Some(fence),
            _ => None,
        })
    }

    /// The open questions, in order.
    pub fn open_questions(&self) -> impl Iterator<Item = &OpenQuestion> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Open(question) => Some(question),
            _ => None,
        })
    }
}

/// A paragraph of code spans below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLine<'a> {
    /// The code spans, at least one.
    pub codes: Vec<Code<'a>>,
    /// The whole line.
    pub span: Span,
}

/// `- name: value`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// What stands before the first colon outside code spans.
    pub name: Text<'a>,
    /// What stands after it; may be empty.
    pub value: Text<'a>,
    /// The item, without its marker.
    pub span: Span,
}

/// A block below a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// A paragraph.
    Paragraph(Text<'a>),
    /// A bullet list of prose.
    List(List<'a>),
    /// A table of one of the format's kinds.
    Table(Table<'a>),
    /// A fenced block.
    Fence(Fence<'a>),
    /// A question that no document answers.
    Open(OpenQuestion),
}

impl Block<'_> {
    /// Where the block stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Paragraph(text) => text.span(),
            Self::List(list) => list.span,
            Self::Table(table) => table.span,
            Self::Fence(fence) => fence.span,
            Self::Open(question) => question.span,
        }
    }
}

/// A bullet list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<'a> {
    /// The text of each item.
    pub items: Vec<Text<'a>>,
    /// The whole list.
    pub span: Span,
}

/// Which table of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Fields of an object, or parameters.
    Fields,
    /// Values of an enum.
    Enum,
    /// Variants of an untagged union.
    Untagged,
    /// Variants of a tagged union.
    Tagged,
    /// Errors.
    Errors,
    /// Settings of the provider, or of its deliveries.
    Settings,
    /// Rate limits.
    Limits,
    /// Headers of responses.
    ResponseHeaders,
    /// Authentication schemes.
    Auth,
    /// Pagination styles.
    Pagination,
    /// Events.
    Events,
    /// Documents.
    Documents,
    /// Where the spec differs from a document.
    Deviations,
}

/// A table whose columns are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'a> {
    /// Which table of the format.
    pub kind: TableKind,
    /// The whole table.
    pub span: Span,
    /// `None` for a column that the format does not know and that was reported.
    columns: Vec<Option<Column>>,
    grid: Grid<'a>,
}

impl<'a> Table<'a> {
    pub(super) const fn new(kind: TableKind, columns: Vec<Option<Column>>, grid: Grid<'a>) -> Self {
        Self {
            kind,
            span: grid.span,
            columns,
            grid,
        }
    }

    /// True when the table has the column.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&Some(column))
    }

    /// The rows below the header. Rows of wrong width were reported and left out.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_, 'a>> {
        self.grid.rows.iter().map(|cells| Row {
            columns: &self.columns,
            cells,
        })
    }

    /// The rows of wrong width, which were left out: the first cell, which says what the row is about,
    /// and where the row stands.
    pub fn left_out(&self) -> impl Iterator<Item = (Text<'a>, Span)> {
        self.grid
            .refused
            .iter()
            .filter_map(|row| Some((*row.cells.first()?, row.span)))
    }

    /// All cells below the header, row by row.
    pub fn cells(&self) -> impl Iterator<Item = Text<'a>> {
        self.grid
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().copied())
    }

    /// Where the header row stands.
    pub const fn header_span(&self) -> Span {
        self.grid.header.span
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, 'a> {
    columns: &'t [Option<Column>],
    cells: &'t Cells<'a>,
}

impl<'a> Row<'_, 'a> {
    /// The cell of a column. Empty, at the end of the row, when the table leaves the column out.
    ///
    /// A cell that does not hold what its column wants was reported; the accessor of [`Text`] for that
    /// content then gives `None`.
    pub fn cell(&self, column: Column) -> Text<'a> {
        self.columns
            .iter()
            .position(|candidate| *candidate == Some(column))
            .and_then(|at| self.cells.cells.get(at))
            .copied()
            .unwrap_or_else(|| Text::empty(self.cells.span.end()))
    }

    /// The whole row, from bar to bar.
    pub const fn span(&self) -> Span {
        self.cells.span
    }
}

/// A fenced block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fence<'a> {
    /// What stands behind the opening backticks, such as `json response 200`. May be empty.
    pub info: &'a str,
    /// Where that stands.
    pub info_span: Span,
    /// The lines between the fences exactly as written, each with its line ending.
    pub content: &'a str,
    /// Where they stand.
    pub content_span: Span,
    /// How many backticks the fence has.
    pub width: usize,
    /// From the first backtick to the last.
    pub span: Span,
}

/// A blockquote that begins with `**Open:**`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question as Markdown, without the marker. Lines are separated by `\n`.
    pub text: String,
    /// The whole quote.
    pub span: Span,
}
