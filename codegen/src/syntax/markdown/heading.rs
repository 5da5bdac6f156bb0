//! Headings.

use pulldown_cmark::Event;

use super::{Placed, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::text::{Place, Text};
use crate::syntax::tree::Heading;

impl<'a> Reader<'a, '_> {
    pub(super) fn heading(
        &mut self,
        span: Span,
        level: u8,
        inside: &[Placed<'a>],
    ) -> Option<Heading<'a>> {
        let line = self.slice(span);
        let rest = line.trim_start_matches('#');
        if rest.len() == line.len() {
            self.report.push(
                Diagnostic::error(
                    Code::SetextHeading,
                    span,
                    "a heading is not made by underlining",
                )
                .expected(format!("`{} ` and the text", "#".repeat(level.into())))
                .help("If it is no heading, put a blank line before the underline."),
            );
            return None;
        }
        let (Some((_, first)), Some((_, last))) = (inside.first(), inside.last()) else {
            self.refuse(
                Code::HeadingText,
                span,
                "a heading without text",
                "Write the text behind the `#`, or remove the line.",
            );
            return None;
        };
        let text_span = self.span(&(first.start..last.end));
        let text = Text::new(self.slice(text_span), text_span.start(), Place::Prose);
        let mut plain = String::new();
        for (event, _) in inside {
            if let Event::Text(piece) = event {
                plain += piece;
            }
        }
        if plain != text.raw() {
            self.report.push(
                Diagnostic::error(Code::HeadingText, text.span(), "a heading is plain text")
                    .expected("text without code spans, links, emphasis, escapes and HTML"),
            );
        }
        Some(Heading { level, text, span })
    }
}
