//! From text to a flat list of blocks, refusing the Markdown that a spec does not use.
//!
//! One file per construct. The Markdown parser says where blocks and inlines lie; what they hold is
//! taken from the source's own bytes.

mod chunks;
mod fence;
mod heading;
mod inlines;
mod list;
mod paragraph;
pub(super) mod quote;
mod table;

pub(crate) use fence::is_example;
pub(super) use table::{Cells, Grid};

use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use self::chunks::{Chunk, chunks};
use super::MAX_PART_BYTES;
use super::text::Text;
use super::tree::{Fence, Heading, List, OpenQuestion};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{BYTE_ORDER_MARK, Source, Span};

/// A block, before it is known below which heading it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item<'a> {
    Heading(Heading<'a>),
    Paragraph(Text<'a>),
    List(List<'a>),
    Grid(Grid<'a>),
    Fence(Fence<'a>),
    Open(OpenQuestion),
}

impl Item<'_> {
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Heading(heading) => heading.span,
            Self::Paragraph(text) => text.span(),
            Self::List(list) => list.span,
            Self::Grid(grid) => grid.span,
            Self::Fence(fence) => fence.span,
            Self::Open(question) => question.span,
        }
    }
}

/// The dialect of a spec: `CommonMark` with GitHub's tables.
pub(super) const DIALECT: Options = Options::ENABLE_TABLES;

/// Reads the blocks of a source that is within its limits.
pub(super) fn read<'a>(source: &'a Source, report: &mut Report) -> Vec<Item<'a>> {
    let mut items = Items::of(source);
    std::iter::from_fn(|| items.next(report)).collect()
}

/// The blocks of a source that is within its limits, read when they are taken: those of a large spec take
/// several times the room of its text.
pub(super) struct Items<'a> {
    text: &'a str,
    chunks: IntoIter<Chunk>,
    /// The blocks of the last chunk that are not taken yet.
    read: IntoIter<Item<'a>>,
}

impl<'a> Items<'a> {
    pub(super) fn of(source: &'a Source) -> Self {
        let text = source.text();
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Self {
            text,
            chunks: chunks(body, text.len() - body.len()).into_iter(),
            read: Vec::new().into_iter(),
        }
    }

    /// The next block.
    pub(super) fn next(&mut self, report: &mut Report) -> Option<Item<'a>> {
        loop {
            if let Some(item) = self.read.next() {
                return Some(item);
            }
            let chunk = self.chunks.next()?;
            let mut reader = Reader {
                text: self.text,
                base: chunk.range.start,
                report,
            };
            if chunk.outside > MAX_PART_BYTES {
                reader.refuse_size(&chunk);
            } else {
                self.read = reader.chunk(&self.text[chunk.range]).into_iter();
            }
        }
    }
}

/// An event of the Markdown parser, and where it stands in the text that was parsed.
type Placed<'a> = (Event<'a>, Range<usize>);

/// The events up to the end of the block that has just begun. Nesting is counted, not recursed into.
fn inside<'a>(events: &mut impl Iterator<Item = Placed<'a>>) -> Vec<Placed<'a>> {
    let mut depth = 1_usize;
    let mut inside = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        inside.push((event, range));
    }
    inside
}

struct Reader<'a, 'r> {
    text: &'a str,
    /// Where in the source the text begins that is being parsed.
    base: usize,
    report: &'r mut Report,
}

impl<'a> Reader<'a, '_> {
    fn refuse_size(&mut self, chunk: &Chunk) {
        self.report.push(
            Diagnostic::error(
                Code::PartTooLarge,
                self.span(&(0..0)),
                format!("{} bytes before the next heading", chunk.outside),
            )
            .expected(format!("at most {MAX_PART_BYTES} bytes, fences aside")),
        );
    }

    fn chunk(&mut self, chunk: &'a str) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        let parser = Parser::new_ext(chunk, DIALECT);
        for (_, definition) in parser.reference_definitions().iter() {
            let span = self.span(&definition.span);
            self.refuse(
                Code::LinkDefinition,
                span,
                "the address of a link is defined apart from the link",
                "Write the address where the link stands: `[text](https://...)`.",
            );
        }
        let mut events = parser.into_offset_iter();
        while let Some((event, range)) = events.next() {
            let inside = match event {
                Event::Start(_) => inside(&mut events),
                _ => Vec::new(),
            };
            if let Some(item) = self.block(&event, &range, &inside) {
                self.check_neighbours(items.last(), &item);
                items.push(item);
            }
        }
        items
    }

    fn block(
        &mut self,
        event: &Event<'a>,
        range: &Range<usize>,
        inside: &[Placed<'a>],
    ) -> Option<Item<'a>> {
        let span = self.span(range);
        match event {
            Event::Start(Tag::Paragraph) => self.paragraph(span, inside).map(Item::Paragraph),
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading(span, *level as u8, inside).map(Item::Heading)
            }
            Event::Start(Tag::List(first)) => self.list(span, *first, inside).map(Item::List),
            Event::Start(Tag::BlockQuote(_)) => self.quote(span, inside).map(Item::Open),
            Event::Start(Tag::Table(_)) => self.table(span, inside).map(Item::Grid),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                self.fence(span).map(Item::Fence)
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                self.refuse(
                    Code::IndentedCode,
                    self.first_line(span),
                    "an indented line is a code block",
                    "Begin the line without spaces, or put the code between lines of three backticks.",
                );
                None
            }
            Event::Rule => {
                self.refuse(
                    Code::HorizontalRule,
                    self.first_line(span),
                    "a spec has no horizontal rules",
                    "Remove the line.",
                );
                None
            }
            _ => {
                self.html(span);
                None
            }
        }
    }

    /// Two lists in a row are one list with blank lines as soon as somebody tidies their markers.
    fn check_neighbours(&mut self, before: Option<&Item<'a>>, item: &Item<'a>) {
        if let (Some(Item::List(before)), Item::List(list)) = (before, item) {
            self.report.push(
                Diagnostic::error(
                    Code::AdjacentLists,
                    self.first_line(list.span),
                    "a list follows a list",
                )
                .related(self.first_line(before.span), "the first list")
                .help("Use `-` for all items, or put a paragraph between the lists."),
            );
        }
    }

    fn html(&mut self, span: Span) {
        self.refuse(
            Code::Html,
            self.first_line(span),
            "a spec has no HTML",
            "Write Markdown. For a literal `<`, use a code span or `\\<`.",
        );
    }

    fn refuse(&mut self, code: Code, span: Span, message: &str, help: &str) {
        self.report
            .push(Diagnostic::error(code, span, message).help(help));
    }

    /// Where a range of the parsed text lies in the source, without the line ending behind it.
    fn span(&self, range: &Range<usize>) -> Span {
        let span = Span::new(range.start + self.base, range.end + self.base);
        let trimmed = self.slice(span).trim_end_matches(['\n', '\r']);
        Span::new(span.start(), span.start() + trimmed.len())
    }

    fn slice(&self, span: Span) -> &'a str {
        &self.text[span.start()..span.end()]
    }

    /// True when nothing but a byte order mark stands before the byte in its line.
    fn begins_line(&self, at: usize) -> bool {
        let before = &self.text[..at];
        before.is_empty() || before.ends_with(['\n', BYTE_ORDER_MARK])
    }

    fn first_line(&self, span: Span) -> Span {
        let line = self.slice(span).lines().next().unwrap_or_default();
        Span::new(span.start(), span.start() + line.trim_end().len())
    }

    /// The lines of a span, without line endings, and where each begins.
    fn lines(&self, span: Span) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        self.slice(span)
            .split_inclusive('\n')
            .scan(span.start(), |next, line| {
                let start = *next;
                *next += line.len();
                Some((start, line.trim_end_matches(['\n', '\r'])))
            })
    }
}
