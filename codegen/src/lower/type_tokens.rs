//! The tokens of the type language.

use crate::diagnostic::{Code, Diagnostic};
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

/// Splits a type into its tokens; also gives what is wrong with the spaces between them.
pub(super) fn split<'a>(ty: &Word<'a>) -> (Vec<Token<'a>>, Vec<Diagnostic>) {
    let mut tokens: Vec<Token<'a>> = Vec::new();
    let mut spacing = Vec::new();
    let mut at = 0;
    loop {
        let spaces = ty.text[at..].len() - ty.text[at..].trim_start().len();
        let from = at + spaces;
        let rest = &ty.text[from..];
        let Some(first) = rest.chars().next() else {
            if spaces > 0 {
                spacing.push(wrong_space(ty.place(at, from), false));
            }
            return (tokens, spacing);
        };
        let (kind, length) = token(first, rest);
        let previous = tokens.last().map(|token| token.kind);
        match parted(previous, kind) {
            Some(true) if &ty.text[at..from] != " " => {
                spacing.push(wrong_space(ty.place(at, from), true));
            }
            Some(false) if from > at => spacing.push(wrong_space(ty.place(at, from), false)),
            _ => {}
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

fn wrong_space(span: Span, wanted: bool) -> Diagnostic {
    let (found, expected) = match (wanted, span.start() == span.end()) {
        (true, true) => ("a space is missing in a type", "one space"),
        (true, false) => ("a type is written with single spaces", "one space"),
        (false, _) => ("a space that has no place in a type", "no space"),
    };
    Diagnostic::error(Code::Spacing, span, found).expected(expected)
}
