//! The one canonical layout of a spec.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::limits;
use super::markdown::quote::MARKER;
use super::markdown::{self, Cells, DIALECT, Grid, Item};
use super::text::Text;
use super::tree::{Fence, List};
use super::{MAX_LINE_BYTES, MAX_SOURCE_BYTES};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{BYTE_ORDER_MARK, Source, Span};

/// Writes a spec in the canonical layout: line feeds, no byte order mark, one blank line between blocks,
/// one space inside each bar, columns not aligned, the delimiter row `|---|`, list items behind `- `.
/// Prose is never wrapped anew; fences stay byte for byte, except for their line endings.
///
/// Only the Markdown has to be right: sections, columns and everything that stands in them may be wrong.
/// What the Markdown says stays the same, and a text in canonical layout comes back unchanged.
///
/// Fails when the text holds Markdown that a spec does not use; the report says where.
///
/// ```
/// use bindery_codegen::source::Source;
/// use bindery_codegen::syntax::format;
///
/// let source = Source::new("acme.md", "##   Types\r\n|Value |  Description|\r\n|-----|---|\r\n");
/// let text = format(&source).map_err(|report| report.into_diagnostics());
/// assert_eq!(text.unwrap(), "## Types\n\n| Value | Description |\n|---|---|\n");
/// ```
pub fn format(source: &Source) -> Result<String, Report> {
    let mut report = Report::new();
    let items = if limits::check(source, &mut report) {
        markdown::read(source, &mut report)
    } else {
        Vec::new()
    };
    if report.has_errors() {
        return Err(report);
    }
    let mut text = String::with_capacity(source.text().len());
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        write_item(&mut text, item);
    }
    if let Some(span) = changed_meaning(source, &text) {
        report.push(
            Diagnostic::error(
                Code::Unformattable,
                span,
                "in the canonical layout this would say something else",
            )
            .help("Write it in a plainer way."),
        );
    }
    if !within_limits(&text) {
        report.push(Diagnostic::error(
            Code::Unformattable,
            Span::empty(0),
            "with the spaces of the canonical layout, the file or a line of it would be too long",
        ));
    }
    if report.has_errors() {
        Err(report)
    } else {
        Ok(text)
    }
}

fn write_item(text: &mut String, item: &Item<'_>) {
    match item {
        Item::Heading(heading) => {
            for _ in 0..heading.level {
                text.push('#');
            }
            text.push(' ');
            *text += heading.text.raw();
            text.push('\n');
        }
        Item::Paragraph(paragraph) => write_lines(text, paragraph.raw().lines(), ""),
        Item::List(list) => write_list(text, list),
        Item::Grid(grid) => write_grid(text, grid),
        Item::Fence(fence) => write_fence(text, fence),
        Item::Open(question) => {
            *text += "> ";
            *text += MARKER;
            text.push(' ');
            write_lines(text, question.text.lines(), "> ");
        }
    }
}

/// Writes lines, with `prefix` before all but the first.
fn write_lines<'a>(text: &mut String, lines: impl Iterator<Item = &'a str>, prefix: &str) {
    for (number, line) in lines.enumerate() {
        if number > 0 {
            *text += prefix;
        }
        *text += line;
        text.push('\n');
    }
}

fn write_list(text: &mut String, list: &List<'_>) {
    for item in &list.items {
        *text += "- ";
        let lines =
            item.raw().lines().enumerate().map(
                |(number, line)| {
                    if number == 0 { line } else { line.trim_start() }
                },
            );
        write_lines(text, lines, "  ");
    }
}

fn write_grid(text: &mut String, grid: &Grid<'_>) {
    write_row(text, &grid.header);
    for _ in &grid.header.cells {
        *text += "|---";
    }
    *text += "|\n";
    for row in &grid.rows {
        write_row(text, row);
    }
}

fn write_row(text: &mut String, row: &Cells<'_>) {
    for cell in row.cells.iter().map(Text::raw) {
        *text += "| ";
        if !cell.is_empty() {
            *text += cell;
            text.push(' ');
        }
    }
    *text += "|\n";
}

fn write_fence(text: &mut String, fence: &Fence<'_>) {
    let marks = "`".repeat(fence.width);
    *text += &marks;
    *text += fence.info;
    text.push('\n');
    write_lines(text, fence.content.lines(), "");
    *text += &marks;
    text.push('\n');
}

fn within_limits(text: &str) -> bool {
    text.len() <= MAX_SOURCE_BYTES && text.lines().all(|line| line.len() <= MAX_LINE_BYTES)
}

/// Where the canonical text says something else than the source, to a Markdown parser that knows nothing of
/// specs.
fn changed_meaning(source: &Source, canonical: &str) -> Option<Span> {
    let text = source.text();
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let base = text.len() - body.len();
    let mut before = Meaning::of(body);
    let mut after = Meaning::of(canonical);
    loop {
        match (before.next(), after.next()) {
            (None, None) => return None,
            (Some((one, _)), Some((other, _))) if one == other => {}
            (Some((_, at)), _) => return Some(Span::empty(at + base)),
            (None, Some(_)) => return Some(Span::empty(text.len())),
        }
    }
}

/// The events of a text without what the layout decides: how a run of text is cut into events, and
/// whether blank lines stand between the items of a list.
struct Meaning<'a> {
    events: std::iter::Peekable<pulldown_cmark::OffsetIter<'a>>,
    lists: usize,
}

impl<'a> Meaning<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            events: Parser::new_ext(text, DIALECT).into_offset_iter().peekable(),
            lists: 0,
        }
    }
}

impl<'a> Iterator for Meaning<'a> {
    type Item = (Event<'a>, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, range) = self.events.next()?;
            match &event {
                Event::Start(Tag::List(_)) => self.lists += 1,
                Event::End(TagEnd::List(_)) => self.lists = self.lists.saturating_sub(1),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) if self.lists > 0 => {
                    continue;
                }
                Event::Text(first) => {
                    let mut text = first.to_string();
                    while let Some((Event::Text(more), _)) = self
                        .events
                        .next_if(|(event, _)| matches!(event, Event::Text(_)))
                    {
                        text += &more;
                    }
                    return Some((Event::Text(text.replace("\r\n", "\n").into()), range.start));
                }
                _ => {}
            }
            return Some((event, range.start));
        }
    }
}
