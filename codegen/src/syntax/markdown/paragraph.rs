//! Paragraphs, and the lines in them that only look like something else.

use super::{Placed, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::text::{Place, Text};

impl<'a> Reader<'a, '_> {
    pub(super) fn paragraph(&mut self, span: Span, inside: &[Placed<'a>]) -> Option<Text<'a>> {
        if self.stray_row(span) {
            return None;
        }
        self.check_lines(span, str::trim);
        let text = Text::new(self.slice(span), span.start(), Place::Prose);
        self.check_inlines(&[text], inside);
        Some(text)
    }

    /// GFM takes a table for a paragraph when its delimiter row is wrong, and the rest of a table for one
    /// when a blank line broke it.
    fn stray_row(&mut self, span: Span) -> bool {
        let Some((start, row)) = self
            .lines(span)
            .find(|(_, line)| line.trim_start().starts_with('|'))
        else {
            return false;
        };
        let indent = row.len() - row.trim_start().len();
        let row_span = Span::new(start + indent, start + row.trim_end().len());
        let problem = Diagnostic::error(
            Code::StrayRow,
            row_span,
            "a line that begins with a bar belongs to no table",
        );
        let delimiter = self.lines(span).find(|(_, line)| {
            line.contains('-') && line.chars().all(|one| matches!(one, '|' | '-' | ':' | ' '))
        });
        self.report.push(match delimiter {
            Some((at, line)) if at != start => problem
                .label("not a row")
                .related(
                    Span::new(at, at + line.trim_end().len()),
                    "not a delimiter row with as many cells as the header",
                )
                .expected("`|---|` with one `---|` for each cell of the header, directly below it"),
            _ => problem
                .label("not a row")
                .help("A table begins with its header row and has no blank line in it."),
        });
        true
    }

    /// Refuses the second and later lines of a paragraph that would be another block if they stood a
    /// little further left or behind a blank line. `unwrap` takes the marks of the container off a line.
    pub(super) fn check_lines(&mut self, span: Span, unwrap: fn(&str) -> &str) {
        for (start, line) in self.lines(span).skip(1) {
            let text = unwrap(line);
            if let Some(lookalike) = lookalike(text) {
                let from = start + (line.trim_end().len() - text.len());
                self.report.push(
                    Diagnostic::error(
                        Code::MisleadingLine,
                        Span::new(from, from + text.len()),
                        format!("this line of a paragraph looks like {lookalike}"),
                    )
                    .help(format!(
                        "Put a blank line before it if it is {lookalike}; otherwise wrap the paragraph differently."
                    )),
                );
            }
        }
    }
}

/// What a line would be if it stood alone.
fn lookalike(line: &str) -> Option<&'static str> {
    let after_marker = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rule =
        |mark: char| line.starts_with(mark) && line.chars().all(|one| one == mark || one == ' ');
    if line.starts_with('#') && after_marker(line.trim_start_matches('#')) {
        Some("a heading")
    } else if line.starts_with('>') {
        Some("a quote")
    } else if line.starts_with('|') {
        Some("a row of a table")
    } else if line.starts_with("```") || line.starts_with("~~~") {
        Some("a fence")
    } else if rule('=') || rule('-') || rule('*') || rule('_') {
        Some("an underline")
    } else if line.strip_prefix(['-', '*', '+']).is_some_and(after_marker) {
        Some("a list item")
    } else if (1..=9).contains(&digits)
        && line[digits..]
            .strip_prefix(['.', ')'])
            .is_some_and(after_marker)
    {
        Some("a numbered list item")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_could_be_blocks() {
        for (line, expected) in [
            ("# x", Some("a heading")),
            ("#x", None),
            ("- x", Some("a list item")),
            ("-x", None),
            ("-", Some("an underline")),
            ("===", Some("an underline")),
            ("= b", None),
            ("* * *", Some("an underline")),
            ("2014. x", Some("a numbered list item")),
            ("2014.", Some("a numbered list item")),
            ("2014.5", None),
            ("```", Some("a fence")),
            ("> x", Some("a quote")),
            ("| x |", Some("a row of a table")),
            ("**bold**", None),
        ] {
            assert_eq!(lookalike(line), expected, "{line}");
        }
    }
}
