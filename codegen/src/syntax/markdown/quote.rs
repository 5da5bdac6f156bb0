//! Blockquotes: open questions.

use pulldown_cmark::{Event, Tag};

use super::{Placed, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::text::{Place, Text};
use crate::syntax::tree::OpenQuestion;

/// What an open question begins with.
pub(in crate::syntax) const MARKER: &str = "**Open:**";

impl<'a> Reader<'a, '_> {
    pub(super) fn quote(&mut self, span: Span, inside: &[Placed<'a>]) -> Option<OpenQuestion> {
        let (inlines, rest) = match inside {
            [(Event::Start(Tag::Paragraph), _), rest @ ..] => {
                let end = rest
                    .iter()
                    .position(|(event, _)| {
                        matches!(event, Event::End(pulldown_cmark::TagEnd::Paragraph))
                    })
                    .unwrap_or(rest.len());
                (&rest[..end], rest.get(end + 1..).unwrap_or_default())
            }
            all => (&[] as &[Placed<'a>], all),
        };
        if let Some((_, range)) = rest.first() {
            let found = self.span(range);
            self.report.push(
                Diagnostic::error(
                    Code::NestedBlock,
                    self.first_line(found),
                    "a quote holds one paragraph and nothing else",
                )
                .expected(format!("`> {MARKER} ` and the question"))
                .help("Structure stands outside of quotes. A second question is a second quote."),
            );
            return None;
        }
        self.check_lines(span, unquote);
        let raw = Text::new(self.slice(span), span.start(), Place::Prose);
        self.check_inlines(&[raw], inlines);
        let quoted: Vec<&str> = raw.raw().lines().map(unquote).collect();
        let quoted = quoted.join("\n");
        let question = quoted
            .strip_prefix(MARKER)
            .and_then(|rest| rest.strip_prefix(' '))
            .filter(|question| !question.starts_with(char::is_whitespace));
        let Some(question) = question else {
            let first_word = quoted.split_whitespace().next().unwrap_or_default();
            self.report.push(
                Diagnostic::error(
                    Code::QuoteMarker,
                    self.first_line(span),
                    "a quote that is not marked as an open question",
                )
                .suggest(closest(first_word, [MARKER]))
                .expected(format!("`> {MARKER} ` and the question"))
                .help("A quote is what nobody has answered yet. Everything else is a paragraph."),
            );
            return None;
        };
        Some(OpenQuestion {
            text: question.to_owned(),
            span: raw.span(),
        })
    }
}

fn unquote(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix('>').unwrap_or(line).trim_start()
}
