//! Phrases: words that are parted by one space each.

use std::collections::VecDeque;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::suggest;

use super::keyword;
use super::words::{Word, alternatives};

/// The words of a phrase that are still to be read.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    words: VecDeque<Word<'a>>,
    end: Span,
}

impl<'a> Phrase<'a> {
    /// Splits a phrase into its words. Reports spaces that are not single.
    pub(super) fn read(whole: &Word<'a>, report: &mut Report) -> Self {
        let mut words: VecDeque<Word<'a>> = whole.split(" ").into();
        words.retain(|word| !word.is_empty());
        if words.len() != whole.text.split(' ').count() {
            report.push(
                Diagnostic::error(
                    Code::Spacing,
                    whole.span,
                    "the words are not parted by one space each",
                )
                .expected("one space between two words, and none around them"),
            );
        }
        Self {
            words,
            end: Span::empty(whole.span.end()),
        }
    }

    /// The next word, if there is one.
    pub(super) fn next(&mut self) -> Option<Word<'a>> {
        self.words.pop_front()
    }

    /// True when the next word is this one; then it is passed over.
    pub(super) fn skip(&mut self, word: &str) -> bool {
        let found = self.words.front().is_some_and(|next| next.text == word);
        if found {
            self.words.pop_front();
        }
        found
    }

    /// The next word, which has to be one of `known`.
    pub(super) fn one_of(
        &mut self,
        known: &[&'static str],
        report: &mut Report,
    ) -> Option<&'static str> {
        let found = known.iter().copied().find(|word| self.skip(word));
        if found.is_none() {
            let near = self
                .words
                .front()
                .and_then(|word| suggest::closest(&word.text, known.iter().copied()));
            report.push(self.unexpected(&alternatives(known)).suggest(near));
        }
        found
    }

    /// The next word, which has to be a keyword. `what` names the kind of keyword.
    pub(super) fn keyword<K: Keyword>(&mut self, what: &str, report: &mut Report) -> Option<K> {
        let Some(word) = self.next() else {
            report.push(self.unexpected(&alternatives(&keyword::spellings::<K>())));
            return None;
        };
        keyword::read(&word, what, report)
    }

    /// The next word, which has to be there. `what` says in the report what it should be.
    pub(super) fn word(&mut self, what: &str, report: &mut Report) -> Option<Word<'a>> {
        let word = self.next();
        if word.is_none() {
            report.push(self.unexpected(&format!("a {what}")));
        }
        word
    }

    /// Reports what is left over. True when nothing is.
    pub(super) fn finish(&self, report: &mut Report) -> bool {
        if self.words.is_empty() {
            return true;
        }
        report.push(self.unexpected("nothing more"));
        false
    }

    fn unexpected(&self, expected: &str) -> Diagnostic {
        match self.words.front() {
            Some(word) => Diagnostic::error(
                Code::Phrase,
                word.span,
                format!("`{}` has no meaning here", word.text),
            ),
            None => Diagnostic::error(Code::Phrase, self.end, "something is missing at the end"),
        }
        .expected(expected)
    }
}
