//! Code spans and links inside a text.
//!
//! A scanner of the few inline constructs that a spec reads. The block reader compares what it finds
//! with what the Markdown parser found and refuses a text on which the two differ, so that nothing
//! here can read a text otherwise than every Markdown viewer does.

use std::borrow::Cow;

use super::text::{Code, Place};
use crate::source::Span;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Text with its marks (emphasis, escapes) as written; lines end with `\n` and begin without space.
    Text {
        /// The text.
        text: Cow<'a, str>,
        /// Where it stands.
        span: Span,
    },
    /// A code span.
    Code(Code<'a>),
    /// A link, `[text](target)` or `<https://target>`.
    Link {
        /// The link's text, with its marks.
        text: Cow<'a, str>,
        /// Where it leads, as written.
        target: &'a str,
        /// Where the whole link stands.
        span: Span,
        /// Where the target stands.
        target_span: Span,
    },
}

impl Inline<'_> {
    /// Where the piece stands.
    pub const fn span(&self) -> Span {
        match self {
            Self::Text { span, .. } | Self::Link { span, .. } => *span,
            Self::Code(code) => code.outer,
        }
    }
}

/// Splits a text, which stands at the byte `start` of the source, into its pieces.
pub(super) fn read(raw: &str, start: usize, place: Place) -> Vec<Inline<'_>> {
    let mut scanner = Scanner {
        raw,
        start,
        place,
        at: 0,
        marked: Vec::new(),
        brackets: Vec::new(),
    };
    scanner.scan();
    scanner.fill_gaps()
}

/// The text as it reads outside its paragraph or cell.
pub(super) fn unwrap(raw: &str, place: Place) -> Cow<'_, str> {
    let wrapped = raw.contains(['\n', '\r']);
    let barred = place == Place::Cell && raw.contains("\\|");
    if !wrapped && !barred {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    for (number, line) in raw.lines().enumerate() {
        if number > 0 {
            text.push('\n');
            text += line.trim_start();
        } else {
            text += line;
        }
    }
    if raw.ends_with('\n') {
        text.push('\n');
    }
    if barred {
        text = text.replace("\\|", "|");
    }
    Cow::Owned(text)
}

struct Scanner<'a> {
    raw: &'a str,
    start: usize,
    place: Place,
    at: usize,
    /// Code spans and links, in order.
    marked: Vec<Inline<'a>>,
    /// Offsets of the opening brackets that may still begin a link.
    brackets: Vec<usize>,
}

impl<'a> Scanner<'a> {
    fn scan(&mut self) {
        let bytes = self.raw.as_bytes();
        let mut runs = BacktickRuns::default();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 2,
                b'`' => self.code(&mut runs),
                b'[' => {
                    self.brackets.push(self.at);
                    self.at += 1;
                }
                b']' => self.link(),
                b'<' => self.autolink(),
                _ => self.at += 1,
            }
        }
    }

    fn code(&mut self, runs: &mut BacktickRuns) {
        let open = self.at;
        let width = run_length(self.raw, open);
        self.at = open + width;
        let Some(close) = runs.closing(self.raw, self.at, width) else {
            return;
        };
        let inner = &self.raw[self.at..close];
        let padded = inner.len() > 2
            && inner.starts_with([' ', '\n', '\r'])
            && inner.ends_with([' ', '\n', '\r'])
            && !inner.trim_matches([' ', '\n', '\r']).is_empty();
        let (from, to) = if padded {
            (self.at + 1, close - 1)
        } else {
            (self.at, close)
        };
        let text = match unwrap(&self.raw[from..to], self.place) {
            Cow::Owned(text) => Cow::Owned(text.replace('\n', " ")),
            borrowed @ Cow::Borrowed(_) => borrowed,
        };
        self.at = close + width;
        self.marked.push(Inline::Code(Code {
            text,
            span: self.span(from, to),
            outer: self.span(open, self.at),
        }));
    }

    fn link(&mut self) {
        let close = self.at;
        self.at += 1;
        let Some(open) = self.brackets.pop() else {
            return;
        };
        let Some(target) = target(&self.raw[self.at..]) else {
            return;
        };
        let target_start = self.at + 1;
        self.at = target_start + target.len() + 1;
        // Links do not nest: the brackets around this one are text.
        self.brackets.clear();
        let link = Inline::Link {
            text: unwrap(&self.raw[open + 1..close], self.place),
            target,
            span: self.span(open, self.at),
            target_span: self.span(target_start, target_start + target.len()),
        };
        let inside = self.start + open;
        while self
            .marked
            .last()
            .is_some_and(|piece| piece.span().start() > inside)
        {
            self.marked.pop();
        }
        self.marked.push(link);
    }

    fn autolink(&mut self) {
        let open = self.at;
        self.at += 1;
        let rest = &self.raw[self.at..];
        let Some(length) = rest.find(['>', '<', ' ', '\t', '\n', '\r']) else {
            return;
        };
        let target = &rest[..length];
        if !rest[length..].starts_with('>') || !has_scheme(target) {
            return;
        }
        self.at += length + 1;
        self.marked.push(Inline::Link {
            text: Cow::Borrowed(target),
            target,
            span: self.span(open, self.at),
            target_span: self.span(open + 1, open + 1 + length),
        });
    }

    fn fill_gaps(self) -> Vec<Inline<'a>> {
        let end = self.start + self.raw.len();
        let mut pieces = Vec::with_capacity(self.marked.len() * 2 + 1);
        let mut from = self.start;
        for piece in self.marked {
            let span = piece.span();
            push_text(
                &mut pieces,
                self.raw,
                self.start,
                Span::new(from, span.start()),
                self.place,
            );
            from = span.end();
            pieces.push(piece);
        }
        push_text(
            &mut pieces,
            self.raw,
            self.start,
            Span::new(from, end),
            self.place,
        );
        pieces
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.start + from, self.start + to)
    }
}

fn push_text<'a>(
    pieces: &mut Vec<Inline<'a>>,
    raw: &'a str,
    start: usize,
    span: Span,
    place: Place,
) {
    if span.start() < span.end() {
        pieces.push(Inline::Text {
            text: unwrap(&raw[span.start() - start..span.end() - start], place),
            span,
        });
    }
}

/// How deep parentheses may be nested in an address, as in `CommonMark`. Keeps the search for their end
/// short.
const MAX_PARENTHESES: usize = 32;

/// The address in `(address)` at the beginning of `rest`: no space, no angle brackets, balanced
/// parentheses.
fn target(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('(')?;
    let mut depth = 0_usize;
    for (at, character) in inner.char_indices() {
        match character {
            '(' if depth == MAX_PARENTHESES => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return (at > 0).then_some(&inner[..at]),
            ')' => depth -= 1,
            '<' | '>' | '\\' => return None,
            _ if character.is_whitespace() || character.is_control() => return None,
            _ => {}
        }
    }
    None
}

fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'))
    })
}

fn run_length(raw: &str, at: usize) -> usize {
    raw.as_bytes()[at..]
        .iter()
        .take_while(|byte| **byte == b'`')
        .count()
}

/// Finds closing backticks in linear time: every search for a width begins where the last one for that
/// width ended.
#[derive(Default)]
struct BacktickRuns {
    /// Start and width of every run, filled at the first search.
    runs: Option<Vec<(usize, usize)>>,
    /// Per width that was searched: index into `runs` before which there is no use in looking.
    cursors: std::collections::HashMap<usize, usize>,
}

impl BacktickRuns {
    fn closing(&mut self, raw: &str, from: usize, width: usize) -> Option<usize> {
        let runs = self.runs.get_or_insert_with(|| all_runs(raw));
        let cursor = self.cursors.entry(width).or_insert(0);
        while let Some(&(start, length)) = runs.get(*cursor) {
            if start >= from && length == width {
                return Some(start);
            }
            *cursor += 1;
        }
        None
    }
}

fn all_runs(raw: &str) -> Vec<(usize, usize)> {
    let bytes = raw.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'`' {
            let width = run_length(raw, at);
            runs.push((at, width));
            at += width;
        } else {
            at += 1;
        }
    }
    runs
}
