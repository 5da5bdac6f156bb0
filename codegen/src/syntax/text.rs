//! A run of inline Markdown, as it stands in the source.

use std::borrow::Cow;

use super::inline::{self, Inline};
use crate::source::Span;

/// A code span: the code, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code<'a> {
    /// The code, without backticks and without the space that may pad it.
    pub text: Cow<'a, str>,
    /// Where the code stands, without backticks.
    pub span: Span,
    /// Where the code span stands, with backticks.
    pub outer: Span,
}

/// Where a [`Text`] stands, which decides how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, a list item or a quote.
    Prose,
    /// In a table cell, where a bar is written `\|`, in code spans too.
    Cell,
}

/// What Markdown takes for space at the ends of a text.
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The text of a paragraph, a list item or a table cell, or a part of it. Without surrounding space.
///
/// It is read on demand: as one code span, as plain words, as a comma list or as prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    raw: &'a str,
    start: usize,
    place: Place,
}

impl<'a> Text<'a> {
    /// The text at `start`; space around it is left out.
    pub(super) fn new(raw: &'a str, start: usize, place: Place) -> Self {
        let trimmed = raw.trim_start_matches(SPACE);
        Self {
            raw: trimmed.trim_end_matches(SPACE),
            start: start + (raw.len() - trimmed.len()),
            place,
        }
    }

    /// No text, at `start`.
    pub(super) const fn empty(start: usize) -> Self {
        Self {
            raw: "",
            start,
            place: Place::Cell,
        }
    }

    /// The text exactly as written.
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.raw.len())
    }

    /// True when there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// Code spans, links and the text between them, in order.
    pub fn pieces(&self) -> Vec<Inline<'a>> {
        inline::read(self.raw, self.start, self.place)
    }

    /// The code, when the text is one code span and nothing else.
    pub fn code(&self) -> Option<Code<'a>> {
        if !self.raw.starts_with('`') {
            return None;
        }
        let mut pieces = self.pieces();
        match (pieces.pop(), pieces.is_empty()) {
            (Some(Inline::Code(code)), true) => Some(code),
            _ => None,
        }
    }

    /// The code spans, when the text is made of code spans and spaces alone.
    pub fn codes(&self) -> Option<Vec<Code<'a>>> {
        let mut codes = Vec::new();
        for piece in self.pieces() {
            match piece {
                Inline::Code(code) => codes.push(code),
                Inline::Text { text, .. } if text.trim().is_empty() => {}
                _ => return None,
            }
        }
        (!codes.is_empty()).then_some(codes)
    }

    /// `` `name` ``, or `` `name` as `other` ``: the name, and the other one.
    pub fn renamed_code(&self) -> Option<(Code<'a>, Option<Code<'a>>)> {
        let mut pieces = self.pieces().into_iter();
        let Some(Inline::Code(name)) = pieces.next() else {
            return None;
        };
        let other = match (pieces.next(), pieces.next()) {
            (None, _) => None,
            (Some(Inline::Text { text, .. }), Some(Inline::Code(other))) if text == " as " => {
                Some(other)
            }
            _ => return None,
        };
        pieces.next().is_none().then_some((name, other))
    }

    /// The text itself, when it holds no Markdown.
    pub fn words(&self) -> Option<&'a str> {
        let marked = self
            .raw
            .contains(['`', '*', '[', ']', '<', '\\', '&', '\n', '\r'])
            || self
                .raw
                .split([' ', '\t'])
                .any(|word| word.starts_with('_') || word.ends_with('_'));
        (!marked).then_some(self.raw)
    }

    /// The code when the text is one code span, the text itself when it is plain words; and where it
    /// stands.
    pub fn value(&self) -> Option<(Cow<'a, str>, Span)> {
        match self.code() {
            Some(code) => Some((code.text, code.span)),
            None => self
                .words()
                .map(|words| (Cow::Borrowed(words), self.span())),
        }
    }

    /// The parts between commas. Commas in code spans and links do not count. An empty text has no
    /// parts; a part may be empty.
    pub fn split_commas(&self) -> Vec<Self> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut from = 0;
        for piece in self.pieces() {
            let Inline::Text { span, .. } = piece else {
                continue;
            };
            let offset = span.start() - self.start;
            let written = &self.raw[offset..span.end() - self.start];
            for (at, _) in written.match_indices(',') {
                parts.push(self.part(from, offset + at));
                from = offset + at + 1;
            }
        }
        parts.push(self.part(from, self.raw.len()));
        parts
    }

    /// What stands before and after the first `separator` outside code spans and links.
    pub fn split_once(&self, separator: &str) -> Option<(Self, Self)> {
        self.pieces().iter().find_map(|piece| {
            let Inline::Text { span, .. } = piece else {
                return None;
            };
            let offset = span.start() - self.start;
            let written = &self.raw[offset..span.end() - self.start];
            let at = offset + written.find(separator)?;
            Some((
                self.part(0, at),
                self.part(at + separator.len(), self.raw.len()),
            ))
        })
    }

    /// The text as Markdown that may stand outside a table: lines begin without space, end with `\n`,
    /// and a bar needs no backslash.
    pub fn markdown(&self) -> Cow<'a, str> {
        inline::unwrap(self.raw, self.place)
    }

    fn part(&self, from: usize, to: usize) -> Self {
        Self::new(&self.raw[from..to], self.start + from, self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(raw: &str) -> Text<'_> {
        Text::new(raw, 100, Place::Prose)
    }

    fn cell(raw: &str) -> Text<'_> {
        Text::new(raw, 100, Place::Cell)
    }

    #[test]
    fn one_code_span_and_nothing_else() {
        let code = cell(" `a b` ").code().unwrap();
        assert_eq!(code.text, "a b");
        assert_eq!(code.outer, Span::new(101, 106));
        assert_eq!(code.span, Span::new(102, 105));
        for other in ["", "a", "`a", "`a` b", "b `a`", "`a` `b`", "``", "\\`a`"] {
            assert_eq!(cell(other).code(), None, "{other}");
        }
    }

    #[test]
    fn code_with_a_bar_in_a_cell() {
        assert_eq!(cell("`a\\|b`").code().unwrap().text, "a|b");
        assert_eq!(prose("`a\\|b`").code().unwrap().text, "a\\|b");
        assert_eq!(cell("a \\| b").markdown(), "a | b");
    }

    #[test]
    fn a_field_may_have_another_rust_name() {
        let (name, other) = cell("`$and` as `terms`").renamed_code().unwrap();
        assert_eq!((&*name.text, &*other.unwrap().text), ("$and", "terms"));
        assert_eq!(cell("`$and`").renamed_code().unwrap().1, None);
        for wrong in ["`a` as b", "`a` is `b`", "`a`  as `b`", "`a` as `b` c", "a"] {
            assert_eq!(cell(wrong).renamed_code(), None, "{wrong}");
        }
    }

    #[test]
    fn words_hold_no_markdown() {
        assert_eq!(cell(" not processed ").words(), Some("not processed"));
        assert_eq!(cell("next_page").words(), Some("next_page"));
        for marked in ["`a`", "*a*", "_a_", "[a](b)", "<b>", "a\\_", "&amp;"] {
            assert_eq!(cell(marked).words(), None, "{marked}");
        }
    }

    #[test]
    fn commas_split_outside_code_and_links() {
        let text = cell("read only, matches `a,b`, [x,y](#z),");
        let parts: Vec<&str> = text.split_commas().iter().map(Text::raw).collect();
        assert_eq!(parts, ["read only", "matches `a,b`", "[x,y](#z)", ""]);
        assert_eq!(text.split_commas()[1].span(), Span::new(111, 124));
        assert!(cell("").split_commas().is_empty());
    }

    #[test]
    fn a_separator_splits_once_outside_code() {
        let (name, value) = prose("scope `a: b`: c: d").split_once(": ").unwrap();
        assert_eq!((name.raw(), value.raw()), ("scope `a: b`", "c: d"));
        assert_eq!(prose("`a: b`").split_once(": "), None);
    }

    #[test]
    fn wrapped_lines_lose_their_indentation() {
        assert_eq!(prose("a\r\n   b\n\tc").markdown(), "a\nb\nc");
    }
}
