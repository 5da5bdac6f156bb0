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
                Event::Start(Tag::Link { link_type, .. }) => {
                    links += 1;
                    marked.push(span);
                    self.check_link_type(*link_type, span);
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

    fn check_link_type(&mut self, link_type: LinkType, span: Span) {
        if !matches!(link_type, LinkType::Inline | LinkType::Autolink) {
            self.link(span, "a link in a form that a spec does not use");
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
        if escapes(span.start + at) % 2 == 0 {
            let width = self.text[span.start + at..]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count();
            let from = span.start + at;
            self.refuse(
                Code::UnclosedCode,
                Span::new(from, from + width),
                "no backtick closes this code span",
                "Close it in the same paragraph or cell. A literal backtick is written `\\``.",
            );
        }
    }

    /// Compares what both readers found, then checks where the links lead.
    fn check_reading(&mut self, texts: &[Text<'a>], marked: &[Span]) {
        let pieces: Vec<Inline<'a>> = texts
            .iter()
            .flat_map(Text::pieces)
            .filter(|piece| !matches!(piece, Inline::Text { .. }))
            .collect();
        let differing = pieces
            .iter()
            .map(Inline::span)
            .zip(marked.iter().copied())
            .find(|(ours, theirs)| ours != theirs)
            .map(|(ours, theirs)| if ours < theirs { ours } else { theirs })
            .or_else(|| marked.get(pieces.len()).copied())
            .or_else(|| pieces.get(marked.len()).map(Inline::span));
        if let Some(span) = differing {
            self.link(span, "this link or code span can be read in several ways");
            return;
        }
        for piece in pieces {
            let Inline::Link {
                target,
                target_span,
                ..
            } = piece
            else {
                continue;
            };
            let allowed = ["https://", "http://"]
                .iter()
                .any(|scheme| target.len() > scheme.len() && target.starts_with(scheme))
                || target.len() > 1 && target.starts_with('#');
            if !allowed {
                self.report.push(
                    Diagnostic::error(
                        Code::Link,
                        target_span,
                        "a link leads to the web or to a name of this spec",
                    )
                    .expected("`https://...`, or `#` and the name of an operation or type"),
                );
            }
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
