//! Inlines: what a text may hold, and that it can be read in one way only.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{Placed, Reader};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Span;
use crate::syntax::inline::Inline;
use crate::syntax::text::Text;

impl<'a> Reader<'a, '_> {
    /// Checks the inlines of a block: `texts` are what our own reader sees, `events` what the
    /// Markdown parser does.
    pub(super) fn check_inlines(&mut self, texts: &[Text<'a>], events: &[Placed<'a>]) {
        let before = self.errors();
        let mut marked = Vec::new();
        let mut links = 0_usize;
        for (event, range) in events {
            let span = self.span(range);
            match event {
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    ..
                }) => {
                    links += 1;
                    marked.push(span);
                    let plain = matches!(link_type, LinkType::Inline | LinkType::Autolink);
                    if plain && title.is_empty() {
                        self.check_target(dest_url, span);
                    } else {
                        self.link(span, "a link in a form that a spec does not use");
                    }
                }
                Event::End(TagEnd::Link) => links = links.saturating_sub(1),
                Event::Code(_) if links == 0 => marked.push(span),
                Event::Start(Tag::Image { .. }) => self.refuse(
                    Code::Image,
                    span,
                    "a spec has no images",
                    "Say it in words, or link to it.",
                ),
                Event::InlineHtml(_) | Event::Html(_) => self.html(span),
                Event::HardBreak => self.check_break(span),
                Event::Text(_) => self.check_backticks(span),
                _ => {}
            }
        }
        if self.errors() == before {
            self.check_reading(texts, &marked);
        }
    }

    pub(super) const fn errors(&self) -> usize {
        self.report.count(Severity::Error)
    }

    fn check_target(&mut self, target: &str, link: Span) {
        let allowed = ["https://", "http://", "#"]
            .iter()
            .any(|start| target.len() > start.len() && target.starts_with(start));
        if !allowed {
            let written = self.slice(link).rfind(target).map_or(link, |at| {
                Span::new(link.start() + at, link.start() + at + target.len())
            });
            self.report.push(
                Diagnostic::error(
                    Code::Link,
                    written,
                    "a link leads to the web or to a name of this spec",
                )
                .expected("`https://...`, or `#` and the name of an operation or type"),
            );
        }
    }

    fn check_break(&mut self, span: Span) {
        if !self.slice(span).starts_with('\\') {
            self.refuse(
                Code::InvisibleBreak,
                span,
                "two spaces at the end of a line break it without being seen",
                "Remove them, or begin a new paragraph.",
            );
        }
    }

    fn check_backticks(&mut self, span: Span) {
        let escapes = |at: usize| {
            let before = self.text[..at].bytes().rev();
            before.take_while(|byte| *byte == b'\\').count()
        };
        let Some(at) = self.slice(span).find('`') else {
            return;
        };
        if escapes(span.start() + at) % 2 == 0 {
            let width = self.text[span.start() + at..]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count();
            let from = span.start() + at;
            self.refuse(
                Code::UnclosedCode,
                Span::new(from, from + width),
                "no backtick closes this code span",
                "Close it in the same paragraph or cell. A literal backtick is written `\\``.",
            );
        }
    }

    /// Compares what both readers found.
    fn check_reading(&mut self, texts: &[Text<'a>], marked: &[Span]) {
        let ours: Vec<Span> = texts
            .iter()
            .flat_map(Text::pieces)
            .filter(|piece| !matches!(piece, Inline::Text { .. }))
            .map(|piece| piece.span())
            .collect();
        let same = ours
            .iter()
            .zip(marked)
            .take_while(|(one, other)| one == other)
            .count();
        let differing = ours.get(same).into_iter().chain(marked.get(same)).min();
        if let Some(span) = differing {
            self.link(*span, "this link or code span can be read in several ways");
        }
    }

    fn link(&mut self, span: Span, message: &str) {
        self.report.push(
            Diagnostic::error(Code::Link, self.first_line(span), message).expected(
                "`[text](address)`: no spaces, titles or angle brackets around the address",
            ),
        );
    }
}
