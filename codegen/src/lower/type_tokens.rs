//! The tokens of the type language.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::Span;

use super::words::Word;

/// A piece of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    pub(super) word: Word<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name, a keyword or a number.
    Word,
    /// A text in double quotes.
    Quoted,
    /// `[]`
    Brackets,
    /// `<`
    Open,
    /// `>`
    Close,
    /// A character that is no part of any type.
    Stray,
}

/// Splits a type into its tokens. Reports spaces where none belong, or where others do.
pub(super) fn split<'a>(ty: &Word<'a>, report: &mut Report) -> Vec<Token<'a>> {
    let mut tokens: Vec<Token<'a>> = Vec::new();
    let mut at = 0;
    loop {
        let spaces = ty.text[at..].len() - ty.text[at..].trim_start().len();
        let from = at + spaces;
        let rest = &ty.text[from..];
        let Some(first) = rest.chars().next() else {
            if spaces > 0 {
                report.push(spacing(ty.place(at, from), "no space"));
            }
            return tokens;
        };
        let (kind, length) = token(first, rest);
        let previous = tokens.last().map(|token| token.kind);
        let expected = match parted(previous, kind) {
            Some(true) if &ty.text[at..from] != " " => Some("one space"),
            Some(false) if from > at => Some("no space"),
            _ => None,
        };
        if let Some(expected) = expected {
            report.push(spacing(ty.place(at, from), expected));
        }
        at = from + length;
        tokens.push(Token {
            kind,
            word: ty.part(from, at),
        });
    }
}

/// The kind and length of the token that `rest` begins with.
fn token(first: char, rest: &str) -> (TokenKind, usize) {
    match first {
        '"' => quoted(rest).map_or((TokenKind::Stray, rest.len()), |length| {
            (TokenKind::Quoted, length)
        }),
        '<' => (TokenKind::Open, 1),
        '>' => (TokenKind::Close, 1),
        '[' if rest.starts_with("[]") => (TokenKind::Brackets, 2),
        _ => match rest.find(|character| !is_word(character)) {
            Some(0) => (TokenKind::Stray, first.len_utf8()),
            Some(length) => (TokenKind::Word, length),
            None => (TokenKind::Word, rest.len()),
        },
    }
}

/// True for what may stand in a name, a keyword or a number.
fn is_word(character: char) -> bool {
    !character.is_whitespace() && !"\"<>[](){}|,?&".contains(character)
}

/// The length of the text in quotes that `rest` begins with.
fn quoted(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Whether a space stands between two tokens. None where one of them is wrong in itself.
fn parted(left: Option<TokenKind>, right: TokenKind) -> Option<bool> {
    use TokenKind::{Brackets, Close, Open, Quoted, Stray, Word};
    match (left, right) {
        (Some(Stray), _) | (_, Stray) => None,
        (Some(Word | Quoted | Brackets | Close), Word | Quoted) => Some(true),
        (Some(Open | Word | Quoted | Brackets | Close) | None, _) => Some(false),
    }
}

fn spacing(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::error(
        Code::Spacing,
        span,
        "a type has one spelling, also where its spaces stand",
    )
    .expected(expected)
}
