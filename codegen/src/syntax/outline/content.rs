//! What stands below one heading: code line, attributes, tables, prose.

use super::Outline;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::markdown::{Item, is_example};
use crate::syntax::sections::{CodeLineRule, Rules};
use crate::syntax::text::Text;
use crate::syntax::tree::{Attribute, Block, CodeLine, Content, Heading, List, TableKind};

impl Outline<'_> {
    pub(super) fn content<'a>(
        &mut self,
        heading: &Heading<'a>,
        mut items: Vec<Item<'a>>,
        rules: Rules,
    ) -> Content<'a> {
        let code_line = self.code_line(heading, &mut items, rules.code_line);
        let mut content = Content {
            code_line,
            ..Content::default()
        };
        let mut attributes_span = None;
        let mut tables: Vec<(TableKind, Span)> = Vec::new();
        for item in items {
            match item {
                Item::List(list) if rules.attributes => {
                    self.attribute_place(&list, attributes_span, &content);
                    attributes_span = Some(list.span);
                    content.attributes.extend(self.attributes(&list));
                }
                Item::List(list) => content.blocks.push(Block::List(list)),
                Item::Paragraph(text) => {
                    if let Some(span) = attributes_span {
                        self.prose_place(&text, span);
                    }
                    content.blocks.push(Block::Paragraph(text));
                }
                Item::Grid(grid) => {
                    if let Some(table) = self.table(grid, rules.tables) {
                        self.repeated_table(&tables, table.kind, table.span);
                        tables.push((table.kind, table.span));
                        content.blocks.push(Block::Table(table));
                    }
                }
                Item::Fence(fence) => content.blocks.push(Block::Fence(fence)),
                Item::Open(question) => content.blocks.push(Block::Open(question)),
                // The leaves were cut at the headings.
                Item::Heading(_) => {}
            }
        }
        content.blocks.shrink_to_fit();
        content
    }

    fn code_line<'a>(
        &mut self,
        heading: &Heading<'a>,
        items: &mut Vec<Item<'a>>,
        rule: CodeLineRule,
    ) -> Option<CodeLine<'a>> {
        if matches!(rule, CodeLineRule::None) {
            return None;
        }
        let first = match items.first() {
            Some(Item::Paragraph(text)) => Some(*text),
            _ => None,
        };
        if let Some(line) = first.and_then(code_line) {
            items.remove(0);
            return Some(line);
        }
        if let CodeLineRule::Required(what) = rule {
            let problem = match first.filter(|text| text.raw().starts_with('`')) {
                Some(text) => Diagnostic::error(
                    Code::CodeLine,
                    text.span(),
                    "this is no code line: something else than code spans stands in it",
                )
                .help(
                    "Code spans are separated by one space. Prose begins a paragraph of its own.",
                ),
                None => Diagnostic::error(
                    Code::CodeLine,
                    heading.span,
                    "the code line below this heading is missing",
                ),
            };
            self.report
                .push(problem.expected(format!("a line of code spans: {what}")));
        }
        None
    }

    fn attribute_place(&mut self, list: &List<'_>, first: Option<Span>, content: &Content<'_>) {
        let place = first_line(list);
        if self.report.has_errors_in(list.span) {
            return;
        }
        if let Some(first) = first {
            self.report.push(
                Diagnostic::error(Code::AttributePlace, place, "a second list of attributes")
                    .related(first, "the first one")
                    .help("Put all attributes into one list. Lists of prose stand in Notes."),
            );
            return;
        }
        let before = content.blocks.iter().find(|block| match block {
            Block::Table(_) => true,
            Block::Fence(fence) => is_example(fence.info),
            Block::Paragraph(_) | Block::List(_) | Block::Open(_) => false,
        });
        if let Some(before) = before {
            self.report.push(
                Diagnostic::error(
                    Code::AttributePlace,
                    place,
                    "the attributes stand behind a table or an example",
                )
                .related(
                    Span::empty(before.span().start()),
                    "they belong before this",
                )
                .expected("prose, attributes, table, examples, in this order"),
            );
        }
    }

    fn prose_place(&mut self, text: &Text<'_>, attributes: Span) {
        self.report.push(
            Diagnostic::error(
                Code::AttributePlace,
                text.span(),
                "prose stands behind the attributes",
            )
            .related(Span::empty(attributes.start()), "it belongs before this")
            .help("Move it up, or into Notes."),
        );
    }

    fn attributes<'a>(&mut self, list: &List<'a>) -> Vec<Attribute<'a>> {
        let mut attributes = Vec::with_capacity(list.items.len());
        for item in &list.items {
            let attribute = attribute(*item);
            if attribute.is_none() {
                self.report.push(
                    Diagnostic::error(Code::Attribute, item.span(), "this is no attribute")
                        .expected("`- name: value`, with a space behind the colon")
                        .help("Here every list is a list of attributes. Lists of prose stand in Notes."),
                );
            }
            attributes.extend(attribute);
        }
        attributes
    }

    fn repeated_table(&mut self, tables: &[(TableKind, Span)], kind: TableKind, span: Span) {
        if let Some((_, first)) = tables.iter().find(|(other, _)| *other == kind) {
            self.report.push(
                Diagnostic::error(
                    Code::DuplicateTable,
                    Span::empty(span.start()),
                    format!("a second {} table below one heading", kind.name()),
                )
                .related(Span::empty(first.start()), "the first one")
                .help("Put all rows into one table."),
            );
        }
    }
}

/// The text as a code line: code spans with one space between them.
fn code_line(text: Text<'_>) -> Option<CodeLine<'_>> {
    let codes = text.codes()?;
    let spaced = codes
        .windows(2)
        .all(|pair| pair[1].outer.start() - pair[0].outer.end() == 1);
    (spaced && !text.raw().contains('\n')).then(|| CodeLine {
        codes,
        span: text.span(),
    })
}

fn attribute(item: Text<'_>) -> Option<Attribute<'_>> {
    let (name, value) = item.split_once(":")?;
    let colon = name.span().end();
    let spaced = value.is_empty() || value.span().start() > colon + 1;
    let attached = item.raw().as_bytes().get(colon - item.span().start()) == Some(&b':');
    (spaced && attached && !name.is_empty() && !name.raw().contains('\n')).then(|| Attribute {
        name,
        value,
        span: item.span(),
    })
}

fn first_line(list: &List<'_>) -> Span {
    list.items.first().map_or(list.span, Text::span)
}
