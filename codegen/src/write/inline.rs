//! Makes sure that inline Markdown is read as what it was meant to be.
//!
//! Text of the IR carries its marks, so it cannot be escaped: an escape would be part of it. It is
//! written as it is, and a Markdown parser tells whether it stays the text that it was.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::syntax::belongs;

/// What a piece of inline Markdown is, other than text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A code span with this content.
    Code(String),
    /// A link to this address.
    Link(String),
}

/// The code spans and links that a text may have.
#[derive(Clone, Copy)]
pub(super) enum Marks<'a> {
    /// Any.
    Any,
    /// These at these places, in order, and code within links.
    Exactly(&'a [(Range<usize>, Mark)]),
}

/// Checks text that stands within a line: in a cell, a heading, behind a list marker.
pub(super) fn check_line(text: &str, marks: Marks<'_>) -> Result<(), &'static str> {
    if text.contains('\n') {
        return Err("it has several lines, and only one fits here");
    }
    check_characters(text)?;
    // Behind a word, nothing at the beginning of the text can start a block.
    let prefix = "a ";
    check_inlines(&format!("{prefix}{text}"), prefix.len(), marks)
}

/// Checks text that makes a paragraph of its own.
pub(super) fn check_paragraph(text: &str, marks: Marks<'_>) -> Result<(), &'static str> {
    for line in text.split('\n') {
        check_characters(line)?;
        if line.starts_with('|') {
            return Err("a line that begins with a bar would be taken for a table");
        }
    }
    check_inlines(text, 0, marks)
}

/// Checks the characters of one line.
fn check_characters(line: &str) -> Result<(), &'static str> {
    if line.is_empty() {
        return Err("it is empty, or has an empty line");
    }
    if line.starts_with(char::is_whitespace) || line.ends_with(char::is_whitespace) {
        return Err("blanks at the ends of a line would get lost");
    }
    if !line.chars().all(belongs) {
        return Err("it holds characters that do not belong in a spec");
    }
    Ok(())
}

/// Checks that `markdown` is one paragraph with these marks, `offset` bytes further on.
fn check_inlines(markdown: &str, offset: usize, marks: Marks<'_>) -> Result<(), &'static str> {
    let mut expected = match marks {
        Marks::Any => [].iter(),
        Marks::Exactly(marks) => marks.iter(),
    };
    let any = matches!(marks, Marks::Any);
    let mut in_link = false;
    let mut paragraphs = 0;
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        let mark = match event {
            Event::Start(Tag::Paragraph) => {
                paragraphs += 1;
                if range.start != 0 || range.end != markdown.len() {
                    return Err("it would be read as several blocks");
                }
                continue;
            }
            Event::End(TagEnd::Link) => {
                in_link = false;
                continue;
            }
            Event::End(_)
            | Event::Text(_)
            | Event::SoftBreak
            | Event::Start(Tag::Emphasis | Tag::Strong) => continue,
            Event::Code(_) if in_link => continue,
            Event::Code(code) => Mark::Code(code.into_string()),
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                title,
                ..
            }) if title.is_empty() => {
                in_link = true;
                Mark::Link(dest_url.into_string())
            }
            Event::HardBreak => return Err("it has a hard line break"),
            Event::Html(_) | Event::InlineHtml(_) => return Err("it would be read as HTML"),
            Event::Start(Tag::Image { .. }) => return Err("it would be read as an image"),
            Event::Start(Tag::Link { .. }) => {
                return Err("it would be read as a link of a kind that specs do not have");
            }
            _ => return Err("it would be read as another block"),
        };
        let place = range.start.saturating_sub(offset)..range.end.saturating_sub(offset);
        if !any && expected.next() != Some(&(place, mark)) {
            return Err("its text would be read as a code span or link");
        }
    }
    if expected.next().is_some() {
        return Err("a code span or link of it would be read as text");
    }
    if paragraphs != 1 {
        return Err("it would be read as no text at all");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Marks<'static> = Marks::Exactly(&[]);

    #[test]
    fn block_marks_are_harmless_within_a_line_only() {
        for text in ["# a", "- a", "> a", "1. a", "***", "a\u{301}"] {
            assert_eq!(check_line(text, NONE), Ok(()), "{text}");
        }
        for text in [
            "# a", "- a", "> a", "1. a", "***", "```", "a\n---", "| a", "[a]: /u",
        ] {
            assert!(check_paragraph(text, NONE).is_err(), "{text}");
        }
    }

    #[test]
    fn text_stays_text() {
        for text in [
            "`a`",
            "[a](b)",
            "<b>",
            "<http://a.example>",
            "![a](b)",
            "a  ",
            " a",
            "a\u{0}",
        ] {
            assert!(check_line(text, NONE).is_err(), "{text}");
            assert!(check_paragraph(text, NONE).is_err(), "{text}");
        }
        for text in ["*a* **b** _c_", "\\*a\\*", "a < b & c", "&amp;", "a\\"] {
            assert_eq!(check_line(text, NONE), Ok(()), "{text}");
            assert_eq!(check_paragraph(text, NONE), Ok(()), "{text}");
        }
    }

    #[test]
    fn marks_stand_where_they_are_expected() {
        let code = [(2..5, Mark::Code("b".into()))];
        assert_eq!(check_line("a `b` c", Marks::Exactly(&code)), Ok(()));
        assert!(check_line("a \\`b` c", Marks::Exactly(&code)).is_err());
        let link = [(0..8, Mark::Link("#T".into()))];
        assert_eq!(
            check_paragraph("[`a`](#T)".get(..9).unwrap_or(""), Marks::Any),
            Ok(())
        );
        assert_eq!(check_paragraph("[ab](#T)", Marks::Exactly(&link)), Ok(()));
        assert!(check_paragraph("[ab](#T \"t\")", Marks::Any).is_err());
    }
}
