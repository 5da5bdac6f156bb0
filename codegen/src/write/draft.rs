//! What is written so far, and what could not be.

use std::fmt::Display;

use crate::keyword::Keyword;
use crate::source::Span;
use crate::syntax::MAX_LINE_BYTES;

use super::inline::{self, Expected};
use super::table::Table;
use super::{Unwritable, duration, markdown};

/// A spec on its way to be text: blocks of Markdown, and the nodes that have no spelling.
///
/// A function that meets such a node refuses it and goes on with an empty text, so that one run
/// finds them all. The text is given out only when there are none.
#[derive(Default)]
pub(super) struct Draft {
    blocks: Vec<String>,
    node: Vec<String>,
    refused: Vec<Unwritable>,
}

impl Draft {
    /// Runs `write` with `step` as the next step of the path that refusals name.
    pub(super) fn within<R>(
        &mut self,
        step: impl Display,
        write: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.node.push(step.to_string());
        let result = write(self);
        self.node.pop();
        result
    }

    /// Says that the present node cannot be written.
    pub(super) fn refuse(&mut self, span: Span, reason: impl Into<String>) {
        self.refused.push(Unwritable {
            node: self.node.join("."),
            span,
            reason: reason.into(),
        });
    }

    /// Adds a heading. `text` is inline Markdown.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(format!("{} {text}", "#".repeat(level)));
    }

    /// Adds a block as it is.
    pub(super) fn block(&mut self, text: impl Into<String>) {
        let text = text.into();
        if text.split('\n').any(|line| line.len() > MAX_LINE_BYTES) {
            self.refuse(
                Span::default(),
                "a line of it is longer than a spec may have",
            );
        }
        self.blocks.push(text);
    }

    /// Adds a list, unless it has no items. Each item is one line of inline Markdown.
    pub(super) fn list(&mut self, items: &[String]) {
        if !items.is_empty() {
            self.block(format!("- {}", items.join("\n- ")));
        }
    }

    /// Adds a table, unless it has no rows.
    pub(super) fn table<const N: usize>(&mut self, table: &Table<N>) {
        if !table.is_empty() {
            self.block(table.render());
        }
    }

    /// `text` as a code span.
    pub(super) fn code(&mut self, text: &str, span: Span) -> String {
        match markdown::code_span(text) {
            Ok(code) => code,
            Err(reason) => {
                self.refuse(span, reason);
                String::new()
            }
        }
    }

    /// `text` as it is, within one line, without code spans and links.
    pub(super) fn plain(&mut self, text: &str, span: Span) -> String {
        self.one_line(text, span, Expected::Plain)
    }

    /// `text`, which is `CommonMark` already, within one line. It may be empty.
    pub(super) fn commonmark(&mut self, text: &str, span: Span) -> String {
        if text.is_empty() {
            return String::new();
        }
        self.required(text, span)
    }

    /// The same for text that must not be empty.
    pub(super) fn required(&mut self, text: &str, span: Span) -> String {
        self.one_line(text, span, Expected::Any)
    }

    /// A phrase in a cell that a program reads: plain words, or nothing.
    pub(super) fn words(&mut self, text: &str, span: Span) -> String {
        let mut words = text.split(' ');
        let marked = text.contains(['`', '*', '[', ']', '<', '\\', '&', '|']);
        if marked || words.any(|word| word.starts_with('_') || word.ends_with('_')) {
            self.refuse(span, format!("`{text}` has marks of Markdown"));
        }
        self.commonmark(text, span)
    }

    /// `text` within one line, provided that it is read as expected.
    pub(super) fn one_line(&mut self, text: &str, span: Span, expected: Expected<'_>) -> String {
        self.check(span, inline::check_line(text, expected));
        text.to_owned()
    }

    /// Refuses what did not pass a check.
    pub(super) fn check(&mut self, span: Span, result: Result<(), String>) {
        if let Err(reason) = result {
            self.refuse(span, reason);
        }
    }

    /// A name that stands among other words: it holds neither blanks nor the marks of lists.
    pub(super) fn word(&mut self, text: &str, span: Span) -> String {
        if text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '+')) {
            self.refuse(span, format!("`{text}` is not a single word"));
        }
        self.plain(text, span)
    }

    /// A name in lower snake case.
    pub(super) fn snake_case(&mut self, text: &str, span: Span) -> String {
        let word = |word: &str| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
            !word.is_empty() && word.chars().all(plain)
        };
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) || !text.split('_').all(word) {
            self.refuse(span, format!("`{text}` is not a name in lower snake case"));
        }
        text.to_owned()
    }

    /// A length of time: `5s`, `1m`, `8h`, `3d`.
    pub(super) fn duration(&mut self, seconds: u64, span: Span) -> String {
        if seconds == 0 {
            self.refuse(span, "a length of time is one second at least");
        }
        duration::text(seconds)
    }

    /// The spelling of `value`.
    pub(super) fn keyword<K: Keyword>(&mut self, value: K, span: Span) -> &'static str {
        value.keyword().unwrap_or_else(|| {
            self.refuse(span, "the format has no word for it");
            ""
        })
    }

    /// The text, one blank line between blocks, or all that was refused.
    pub(super) fn finish(self) -> Result<String, Vec<Unwritable>> {
        if self.refused.is_empty() {
            let mut text = self.blocks.join("\n\n");
            text.push('\n');
            Ok(text)
        } else {
            Err(self.refused)
        }
    }
}
