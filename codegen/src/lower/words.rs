//! Words and phrases that the program reads.

use std::borrow::Cow;

use crate::diagnostic::{Code as Problem, Diagnostic, Report};
use crate::ir::{Spanned, WireName};
use crate::source::Span;
use crate::syntax::{Code, Text};

/// A word or phrase that the program reads, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) span: Span,
}

impl<'a> Word<'a> {
    /// What stands in a code span.
    pub(super) fn of_code(code: &Code<'a>) -> Self {
        Self {
            text: code.text.clone(),
            span: code.span,
        }
    }

    /// What stands in a cell as one code span or as plain words. None where the cell is empty, or holds
    /// something else, which was reported.
    pub(super) fn of_cell(cell: Text<'a>) -> Option<Self> {
        let (text, span) = cell.value()?;
        (!text.is_empty()).then_some(Self { text, span })
    }

    /// A text as it is written, on one line.
    pub(super) fn of_text(text: Text<'a>) -> Self {
        let written = text.markdown();
        Self {
            text: if written.contains('\n') {
                Cow::Owned(written.replace('\n', " "))
            } else {
                written
            },
            span: text.span(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The items of a list, `a, b, c`. An empty text has none.
    pub(super) fn list(&self, report: &mut Report) -> Vec<Self> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut items = self.split(",");
        items.retain(|item| !item.is_empty());
        let written: Vec<&str> = items.iter().map(|item| &*item.text).collect();
        let canonical = written.join(", ");
        if canonical != self.text {
            report.push(
                Diagnostic::error(
                    Problem::ListForm,
                    self.span,
                    "the items of a list are parted by one comma and one space",
                )
                .suggest(Some(&*canonical).filter(|_| !items.is_empty())),
            );
        }
        items
    }

    /// The parts between separators, without space around them. A part may be empty.
    pub(super) fn split(&self, separator: &str) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, _) in self.text.match_indices(separator) {
            parts.push(self.part(from, at));
            from = at + separator.len();
        }
        parts.push(self.part(from, self.text.len()));
        parts
    }

    /// What stands before and after the byte `at`, without space around it.
    pub(super) fn split_at(&self, at: usize) -> (Self, Self) {
        (self.part(0, at), self.part(at, self.text.len()))
    }

    /// What stands before and after the first separator, without space around it.
    pub(super) fn split_once(&self, separator: &str) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        Some((
            self.part(0, at),
            self.part(at + separator.len(), self.text.len()),
        ))
    }

    /// What stands behind `prefix`, without space around it.
    pub(super) fn strip_prefix(&self, prefix: &str) -> Option<Self> {
        self.text
            .starts_with(prefix)
            .then(|| self.part(prefix.len(), self.text.len()))
    }

    pub(super) fn spanned(&self) -> Spanned<String> {
        Spanned::new(self.text.to_string(), self.span)
    }

    /// The name of another node, where it is referred to.
    pub(super) fn reference(&self) -> Spanned<Spanned<String>> {
        Spanned::new(self.spanned(), self.span)
    }

    pub(super) fn wire(&self) -> Spanned<WireName> {
        Spanned::new(WireName::new(&*self.text), self.span)
    }

    /// The number that this is. `what` names it in the report, `expected` says what the place may hold.
    pub(super) fn number<T: std::str::FromStr>(
        &self,
        what: &str,
        expected: &str,
        report: &mut Report,
    ) -> Option<Spanned<T>> {
        let digits = self.text.strip_prefix('-').unwrap_or(&self.text);
        let written = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = self.text.parse().ok().filter(|_| written);
        if number.is_none() {
            report.push(
                Diagnostic::error(
                    Problem::Number,
                    self.span,
                    format!("`{}` is no {what}", self.text),
                )
                .expected(expected),
            );
        }
        number.map(|number| Spanned::new(number, self.span))
    }

    /// The name, when it is in lower snake case. `what` says in the report whose name it is.
    pub(super) fn snake_case(&self, what: &str, report: &mut Report) -> Option<Spanned<String>> {
        if is_snake_case(&self.text) {
            return Some(self.spanned());
        }
        let snake = heck::ToSnakeCase::to_snake_case(&*self.text);
        report.push(
            Diagnostic::error(
                Problem::NameForm,
                self.span,
                format!("`{}` cannot be the name of {what}", self.text),
            )
            .expected("lower snake case: `list_events`")
            .suggest(is_snake_case(&snake).then_some(&*snake)),
        );
        None
    }

    /// The text between two bytes, without space around it.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let part = &self.text[from..to];
        let trimmed = part.trim();
        let start = from + (part.len() - part.trim_start().len());
        Self {
            text: match &self.text {
                Cow::Borrowed(text) => Cow::Borrowed(text[from..to].trim()),
                Cow::Owned(_) => Cow::Owned(trimmed.to_owned()),
            },
            span: self.place(start, start + trimmed.len()),
        }
    }

    /// Where the text between two bytes stands.
    pub(super) fn place(&self, from: usize, to: usize) -> Span {
        let bars = |text: &str| text.matches('|').count();
        let written = self.span.end() - self.span.start();
        if self.text.len() == written {
            Span::new(self.span.start() + from, self.span.start() + to)
        } else if self.text.len() + bars(&self.text) == written {
            // In a cell, each bar is written with a backslash before it.
            Span::new(
                self.span.start() + from + bars(&self.text[..from]),
                self.span.start() + to + bars(&self.text[..to]),
            )
        } else {
            self.span
        }
    }
}

/// `a`, `b` or `c`, as a phrase. What holds code itself is not quoted.
pub(super) fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words
        .iter()
        .map(|word| {
            if word.contains('`') {
                (*word).to_owned()
            } else {
                format!("`{word}`")
            }
        })
        .collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('_').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::cell;
    use super::*;
    use crate::syntax::columns::Column;

    fn read<T>(text: &str, read: impl FnOnce(&Word<'_>, &mut Report) -> T) -> (T, Vec<String>) {
        cell(Column::Source, text, |text, report| {
            read(&Word::of_text(text), report)
        })
    }

    #[test]
    fn items_of_a_list_know_their_places() {
        let (items, problems) = read("a b, c", |word, report| {
            let items = word.list(report).into_iter();
            items
                .map(|item| (item.text.into_owned(), item.span.end() - item.span.start()))
                .collect::<Vec<_>>()
        });
        assert_eq!(items, [("a b".to_owned(), 3), ("c".to_owned(), 1)]);
        assert!(problems.is_empty(), "{problems:?}");
        for text in ["a,b", "a ,b", "a,  b", "a, ", ", a", "a,, b"] {
            let (_, problems) = read(text, |word, report| word.list(report).len());
            assert_eq!(problems.len(), 1, "{text}");
        }
    }

    #[test]
    fn names_are_in_lower_snake_case() {
        let is_name = |text| {
            read(text, |word, report| word.snake_case("a test", report))
                .0
                .is_some()
        };
        for name in ["a", "list_events", "v2", "a_1"] {
            assert!(is_name(name), "{name}");
        }
        for wrong in ["A", "a_", "a__b", "2a", "a-b", "a b", "ä"] {
            assert!(!is_name(wrong), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_written_plainly() {
        let number = |text| read(text, |word, report| word.number::<i64>("n", "n", report)).0;
        assert_eq!(number("-12").unwrap().value, -12);
        for wrong in ["+1", "1_0", "1.0", "--1", "-", "9223372036854775808"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
