//! Bullet lists.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Placed, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::text::{Place, Text};
use crate::syntax::tree::List;

impl<'a> Reader<'a, '_> {
    pub(super) fn list(
        &mut self,
        span: Span,
        first_number: Option<u64>,
        inside: &[Placed<'a>],
    ) -> Option<List<'a>> {
        if first_number.is_some() {
            self.refuse(
                Code::OrderedList,
                self.first_line(span),
                "a spec has no numbered lists",
                "Begin the items with `- `. If this is no list, escape the mark: `1\\.`.",
            );
            return None;
        }
        let mut items = Vec::new();
        let mut rest = inside;
        while let [(Event::Start(Tag::Item), range), after @ ..] = rest {
            let length = item_length(after);
            items.extend(self.item(self.span(range), &after[..length]));
            rest = after.get(length + 1..).unwrap_or_default();
        }
        Some(List { items, span })
    }

    fn item(&mut self, span: Span, inside: &[Placed<'a>]) -> Option<Text<'a>> {
        let inlines = match inside {
            [
                (Event::Start(Tag::Paragraph), _),
                inlines @ ..,
                (Event::End(TagEnd::Paragraph), _),
            ] => inlines,
            all => all,
        };
        if let Some((_, range)) = inlines.iter().find(|(event, _)| is_block(event)) {
            let found = self.span(range);
            self.report.push(
                Diagnostic::error(
                    Code::NestedBlock,
                    self.first_line(found),
                    "a list item holds one paragraph and nothing else",
                )
                .related(self.first_line(span), "the item")
                .help("Lists are not nested. Other blocks begin at the start of a line, behind a blank line."),
            );
            return None;
        }
        let raw = self.slice(span);
        let marker = raw.chars().next().map_or(0, char::len_utf8);
        let text = Text::new(&raw[marker..], span.start() + marker, Place::Prose);
        if text.is_empty() {
            self.refuse(
                Code::NestedBlock,
                self.first_line(span),
                "a list item without text",
                "Write the text behind the marker, or remove the line.",
            );
            return None;
        }
        self.check_lines(span, str::trim);
        self.check_inlines(&[text], inlines);
        Some(text)
    }
}

/// How many of the events belong to the item that has just begun.
fn item_length(events: &[Placed<'_>]) -> usize {
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return at,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    events.len()
}

fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}
