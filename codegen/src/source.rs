//! The text of a spec, and places in it.

use std::fmt;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic};

/// A range of bytes in the text of a [`Source`], exactly as the file holds it: a byte order mark and
/// carriage returns count.
// Every node of the IR has several, so that they are kept small. Beyond 4 GiB, where no spec is read,
// places end.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema,
)]
pub struct Span {
    /// First byte.
    start: u32,
    /// Byte after the last.
    end: u32,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        let small = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: small(start),
            end: small(end),
        }
    }

    /// The place before the byte `at`.
    pub fn empty(at: usize) -> Self {
        Self::new(at, at)
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Byte after the last.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// True when `other` lies inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A line and a column, both from 1. Columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A spec file: its name as diagnostics print it, and its text.
///
/// ```
/// use bindery_codegen::source::{Position, Source, Span};
///
/// let source = Source::new("specs/acme.md", "# Acme\n\nÜber alles\n");
/// let word = Span::new(14, 19);
/// assert_eq!(source.slice(word), "alles");
/// assert_eq!(source.position(word.start()), Position { line: 3, column: 6 });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

/// What a file starts with when an editor marked it as UTF-8.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

impl Source {
    /// A source of this name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        text.shrink_to_fit();
        let newlines = || text.match_indices('\n');
        // As long as the spec lives, so no longer than it needs to be.
        let mut line_starts = Vec::with_capacity(newlines().count() + 1);
        line_starts.push(0);
        line_starts.extend(newlines().map(|(at, _)| at + 1));
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// A source from the bytes of a file.
    ///
    /// Fails when the bytes are not UTF-8; the error points at the first byte that is wrong.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<NotUtf8>> {
        let name = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let byte = error.as_bytes().get(at).copied().unwrap_or_default();
                let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
                Err(Box::new(NotUtf8 {
                    source: Self::new(name, shown),
                    diagnostic: Diagnostic::error(
                        Code::NotUtf8,
                        span,
                        format!("byte {at} (0x{byte:02x}) is not UTF-8"),
                    )
                    .label("the first byte that is wrong")
                    .expected("a text file in UTF-8"),
                }))
            }
        }
    }

    /// The name, as diagnostics print it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, exactly as the file holds it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty when the span does not lie in the text or cuts a character.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start()..span.end()).unwrap_or_default()
    }

    /// How many lines the text has. A newline at the end begins one more, empty line.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Where a line (from 1) lies, without its line ending. Empty, at the end of the text, for a line
    /// that does not exist.
    pub fn line_span(&self, line: usize) -> Span {
        let Some(&start) = line.checked_sub(1).and_then(|at| self.line_starts.get(at)) else {
            return Span::empty(self.text.len());
        };
        let end = self
            .line_starts
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        let text = &self.text[start..end];
        Span::new(start, start + text.trim_end_matches('\r').len())
    }

    /// Line and column of a byte. A byte beyond the end counts as the end; a byte inside a character
    /// counts as that character.
    pub fn position(&self, at: usize) -> Position {
        let at = self.floor_char_boundary(at);
        let line = self.line_starts.partition_point(|start| *start <= at);
        let start = self.line_starts[line - 1];
        let before = &self.text[start..at];
        let marked = start == 0 && before.starts_with(BYTE_ORDER_MARK);
        Position {
            line,
            column: before.chars().count() + usize::from(!marked),
        }
    }

    /// The part of a span that lies in the text, in whole characters.
    pub(crate) fn within(&self, span: Span) -> Span {
        let end = self.floor_char_boundary(span.end());
        Span::new(self.floor_char_boundary(span.start()).min(end), end)
    }

    /// The start of the character that holds the byte `at`; the end of the text for a byte beyond it.
    pub(crate) fn floor_char_boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// A file that is not UTF-8.
#[derive(Debug)]
pub struct NotUtf8 {
    /// The file with a replacement character for every wrong byte: what to show `diagnostic` against.
    pub source: Source,
    /// Where the first wrong byte stands.
    pub diagnostic: Diagnostic,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_ignore_the_byte_order_mark() {
        let source = Source::new("x.md", "\u{feff}äb\r\nçd");
        let at = |needle: &str| source.position(source.text().find(needle).unwrap());
        assert_eq!(at("ä"), Position { line: 1, column: 1 });
        assert_eq!(at("b"), Position { line: 1, column: 2 });
        assert_eq!(at("d"), Position { line: 2, column: 2 });
        assert_eq!(source.position(usize::MAX), Position { line: 2, column: 3 });
    }

    #[test]
    fn a_byte_inside_a_character_counts_as_the_character() {
        let source = Source::new("x.md", "aß");
        assert_eq!(source.position(2), source.position(1));
    }

    #[test]
    fn lines_end_before_their_line_ending() {
        let source = Source::new("x.md", "one\r\ntwo\n");
        let lines: Vec<&str> = (1..=source.line_count())
            .map(|line| source.slice(source.line_span(line)))
            .collect();
        assert_eq!(lines, ["one", "two", ""]);
        assert_eq!(source.line_span(0), Span::empty(9));
        assert_eq!(source.line_span(9), Span::empty(9));
    }

    #[test]
    fn wrong_bytes_are_refused_where_they_stand() {
        let error = Source::from_bytes("x.md", b"# A\n\nna\xefve \xff".to_vec()).unwrap_err();
        assert_eq!(error.diagnostic.span.start(), 7);
        assert_eq!(
            error.source.position(error.diagnostic.span.start()),
            Position { line: 3, column: 3 }
        );
        assert!(error.diagnostic.message.contains("0xef"));
    }
}
