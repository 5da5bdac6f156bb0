//! Makes sure that inline Markdown is read as what it was meant to be.
//!
//! Text of the IR carries its marks, so it cannot be escaped: an escape would be part of it. It is
//! written as it is, and the reader of the format tells whether it stays the text that it was.

use crate::ir::{Inline, LinkTarget, Unresolved};
use crate::source::Source;
use crate::syntax::{self, Text, alone, belongs};

/// A piece of inline Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text with its marks.
    Text(String),
    /// A code span with this content.
    Code(String),
    /// A link with this text and this address.
    Link(String, String),
}

/// What a text has to be read as.
#[derive(Clone, Copy)]
pub(super) enum Expected<'a> {
    /// Text, code and links in any order.
    Any,
    /// Text alone.
    Plain,
    /// These pieces.
    Pieces(&'a [Piece]),
}

/// Stands before the text of a line while it is checked: behind a word, nothing at the beginning of
/// the text can start a block.
const BEFORE: &str = "a ";

/// Checks text that stands within a line: in a cell, behind a list marker.
pub(super) fn check_line(text: &str, expected: Expected<'_>) -> Result<(), String> {
    if text.contains('\n') {
        return Err("it has several lines, and only one fits here".to_owned());
    }
    let source = Source::new("", format!("{BEFORE}{text}"));
    check_ends(text)?;
    let mut found = pieces(alone::paragraph(&source)?);
    if let Some(Piece::Text(first)) = found.first_mut() {
        *first = first.strip_prefix(BEFORE).unwrap_or_default().to_owned();
        if first.is_empty() {
            found.remove(0);
        }
    }
    compare(&found, text, expected)
}

/// Checks text that makes a paragraph of its own.
pub(super) fn check_paragraph(text: &str, expected: Expected<'_>) -> Result<(), String> {
    check_lines(text)?;
    let source = Source::new("", text.to_owned());
    compare(&pieces(alone::paragraph(&source)?), text, expected)
}

/// Checks text that makes an item of a list, where `list` is the list with this item alone.
pub(super) fn check_item(list: &str, text: &str, expected: Expected<'_>) -> Result<(), String> {
    check_lines(text)?;
    let source = Source::new("", list.to_owned());
    match alone::list(&source)?.items.as_slice() {
        [item] => compare(&pieces(*item), text, expected),
        _ => Err("it would be read as several items".to_owned()),
    }
}

/// Checks the text of an open question, where `quote` is the blockquote.
pub(super) fn check_question(quote: &str, text: &str) -> Result<(), String> {
    check_lines(text)?;
    let source = Source::new("", quote.to_owned());
    if alone::open_question(&source)?.text == text {
        Ok(())
    } else {
        Err("it would be read as another question".to_owned())
    }
}

/// Checks the text of a heading.
pub(super) fn check_heading(text: &str) -> Result<(), String> {
    check_ends(text)?;
    let source = Source::new("", format!("# {text}"));
    if alone::heading(&source)?.raw() == text {
        Ok(())
    } else {
        Err("it would be read as another heading".to_owned())
    }
}

/// The pieces that prose has.
pub(super) fn of_prose(inlines: &[Inline<Unresolved>]) -> Vec<Piece> {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } => Piece::Text(text.clone()),
            Inline::Code { text } => Piece::Code(text.clone()),
            Inline::Link { text, target } => Piece::Link(text.clone(), address(target)),
        })
        .collect()
}

/// The address of a link as it is written.
pub(super) fn address(target: &LinkTarget<Unresolved>) -> String {
    match target {
        LinkTarget::Url { url } => url.clone(),
        LinkTarget::Name { name, .. } => format!("#{name}"),
        LinkTarget::Type { target } | LinkTarget::Operation { target } => {
            format!("#{}", target.value)
        }
    }
}

fn check_lines(text: &str) -> Result<(), String> {
    text.split('\n').try_for_each(check_ends)
}

/// Checks what the reader takes off the ends of a line, or does not take at all.
fn check_ends(line: &str) -> Result<(), String> {
    if line.is_empty() {
        return Err("it is empty, or has an empty line".to_owned());
    }
    if line.trim() != line {
        return Err("blanks at the ends of a line would get lost".to_owned());
    }
    if !line.chars().all(belongs) {
        return Err("it holds characters that do not belong in a spec".to_owned());
    }
    Ok(())
}

fn pieces(text: Text<'_>) -> Vec<Piece> {
    text.pieces()
        .into_iter()
        .map(|piece| match piece {
            syntax::Inline::Text { text, .. } => Piece::Text(text.into_owned()),
            syntax::Inline::Code(code) => Piece::Code(code.text.into_owned()),
            syntax::Inline::Link { text, target, .. } => {
                Piece::Link(text.into_owned(), target.to_owned())
            }
        })
        .collect()
}

fn compare(found: &[Piece], text: &str, expected: Expected<'_>) -> Result<(), String> {
    let same = match expected {
        Expected::Any => !found.is_empty(),
        Expected::Plain => matches!(found, [Piece::Text(found)] if found == text),
        Expected::Pieces(pieces) => found == pieces,
    };
    if same {
        Ok(())
    } else {
        Err("its text, code spans and links would be read as others".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_marks_are_harmless_within_a_line_only() {
        for text in ["# a", "- a", "> a", "1. a", "***", "a\u{301}"] {
            assert_eq!(check_line(text, Expected::Plain), Ok(()), "{text}");
        }
        for text in [
            "# a", "- a", "> a", "1. a", "***", "```", "a\n---", "| a", "[a]: /u", "", "a\n\nb",
        ] {
            assert!(check_paragraph(text, Expected::Plain).is_err(), "{text}");
        }
    }

    #[test]
    fn text_stays_text() {
        for text in [
            "`a`",
            "`",
            "[a](b)",
            "<b>",
            "<http://a.example>",
            "![a](b)",
            "a  ",
            " a",
            "a\u{0}",
            "",
        ] {
            assert!(check_line(text, Expected::Plain).is_err(), "{text}");
            assert!(check_paragraph(text, Expected::Plain).is_err(), "{text}");
        }
        for text in ["*a* **b** _c_", "\\*a\\*", "a < b & c", "&amp;", "a\\"] {
            assert_eq!(check_line(text, Expected::Plain), Ok(()), "{text}");
            assert_eq!(check_paragraph(text, Expected::Plain), Ok(()), "{text}");
        }
    }

    #[test]
    fn pieces_are_those_that_are_expected() {
        let code = [Piece::Text("a ".into()), Piece::Code("b".into())];
        assert_eq!(check_line("a `b`", Expected::Pieces(&code)), Ok(()));
        assert!(check_line("a \\`b`", Expected::Pieces(&code)).is_err());
        let link = [Piece::Link("`a`".into(), "#T".into())];
        assert_eq!(
            check_paragraph("[`a`](#T)", Expected::Pieces(&link)),
            Ok(())
        );
        assert!(check_paragraph("[`a`](#T \"t\")", Expected::Any).is_err());
    }

    #[test]
    fn headings_have_no_marks() {
        assert_eq!(check_heading("a_b c"), Ok(()));
        for text in ["a #", "*a*", "`a`", "", " a", "a\\_"] {
            assert!(check_heading(text).is_err(), "{text}");
        }
    }
}
