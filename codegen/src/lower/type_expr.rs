//! Types as they stand in cells and code lines: `string`, `Note[]`, `map<integer or "all"> or null`.

use crate::diagnostic::{Code as Problem, Diagnostic, Report};
use crate::ir::{Scalar, TypeExpr, TypeKind, Unresolved};
use crate::keyword::Keyword;
use crate::resolve::MAX_TYPE_DEPTH;
use crate::source::Span;
use crate::syntax::Code;

use super::literal;
use super::type_tokens::{self, Token, TokenKind};
use super::type_words::{forms_of, is_type_name, unknown_word};
use super::words::{Word, alternatives};

/// The type in a code span.
pub(super) fn lower(code: &Code<'_>, report: &mut Report) -> Option<TypeExpr<Unresolved>> {
    of_word(&Word::of_code(code), report)
}

/// The type that `word` is.
pub(super) fn of_word(word: &Word<'_>, report: &mut Report) -> Option<TypeExpr<Unresolved>> {
    let (tokens, spacing) = type_tokens::split(word);
    let mut parser = Parser {
        rest: &tokens,
        end: Span::empty(word.span.end()),
        report,
    };
    let ty = parser.alternatives(0)?;
    if let Some(token) = parser.next() {
        return parser.refuse_after_type(token);
    }
    for wrong in spacing {
        report.push(wrong);
    }
    Some(ty.expr)
}

/// What stands for a type that could not be read, so that the rest of its row can be.
pub(super) fn unread(span: Span) -> TypeExpr<Unresolved> {
    TypeExpr {
        kind: TypeKind::Scalar {
            scalar: Scalar::Json,
        },
        nullable: false,
        span,
    }
}

/// A type and how deep it is nested.
struct Nested {
    expr: TypeExpr<Unresolved>,
    height: usize,
}

impl Nested {
    fn leaf(kind: TypeKind<Unresolved>, span: Span) -> Self {
        Self {
            expr: not_null(kind, span),
            height: 1,
        }
    }
}

struct Parser<'t, 'a, 'r> {
    rest: &'t [Token<'a>],
    end: Span,
    report: &'r mut Report,
}

impl<'t, 'a> Parser<'t, 'a, '_> {
    /// `A or B or null`. `depth` counts the types around it.
    fn alternatives(&mut self, depth: usize) -> Option<Nested> {
        let mut found: Vec<Nested> = Vec::new();
        let mut null: Option<Span> = None;
        loop {
            if let Some(span) = null {
                return self.refuse(
                    span,
                    "`null` does not stand last",
                    "`null` once, at the end",
                );
            }
            match self.next_if("null") {
                Some(token) => null = Some(token.word.span),
                None => found.push(self.items(depth)?),
            }
            if self.next_if("or").is_none() {
                break;
            }
        }
        let inner = found.iter().map(|one| one.height).max().unwrap_or(0);
        let mut types: Vec<_> = found.into_iter().map(|one| one.expr).collect();
        let (Some(first), Some(last)) = (types.first(), types.last()) else {
            let span = null.unwrap_or(self.end);
            return self.refuse(
                span,
                "`null` alone is no type",
                "a type, as in `string or null`",
            );
        };
        let span = first.span.to(null.unwrap_or(last.span));
        let nullable = null.is_some();
        if types.len() > 1 {
            let kind = TypeKind::Alternatives {
                alternatives: types,
            };
            let height = self.around(inner, span)?;
            let expr = TypeExpr {
                kind,
                nullable,
                span,
            };
            return Some(Nested { expr, height });
        }
        let expr = TypeExpr {
            nullable,
            span,
            ..types.pop()?
        };
        Some(Nested {
            expr,
            height: inner,
        })
    }

    /// `T[]`
    fn items(&mut self, depth: usize) -> Option<Nested> {
        let mut ty = self.single(depth)?;
        while let Some((token, rest)) = self.rest.split_first()
            && token.kind == TokenKind::Brackets
        {
            self.rest = rest;
            let span = ty.expr.span.to(token.word.span);
            let height = self.around(ty.height, span)?;
            let kind = TypeKind::Array {
                items: Box::new(ty.expr),
            };
            ty = Nested {
                expr: not_null(kind, span),
                height,
            };
        }
        Some(ty)
    }

    /// A type without alternatives and brackets.
    fn single(&mut self, depth: usize) -> Option<Nested> {
        let Some(token) = self.next() else {
            return self.refuse(self.end, "a type is missing here", "a type");
        };
        let span = token.word.span;
        match token.kind {
            TokenKind::Quoted => self.literal(token),
            TokenKind::Word => match &*token.word.text {
                "map" => self.map(span, depth),
                "event" => Some(Nested::leaf(TypeKind::Event, span)),
                "true" | "false" => self.literal(token),
                text if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                    self.literal(token)
                }
                text if is_type_name(text) => {
                    let name = token.word.spanned();
                    Some(Nested::leaf(TypeKind::Named { name }, span))
                }
                _ => self.scalar(&token.word),
            },
            TokenKind::Brackets | TokenKind::Open | TokenKind::Close | TokenKind::Stray => {
                self.refuse_stray(token)
            }
        }
    }

    fn literal(&mut self, token: &Token<'a>) -> Option<Nested> {
        let value = literal::lower(&token.word, self.report)?;
        Some(Nested::leaf(TypeKind::Literal { value }, token.word.span))
    }

    /// A built-in type of one word, or of two.
    fn scalar(&mut self, first: &Word<'a>) -> Option<Nested> {
        let forms = forms_of(&first.text);
        if !forms.is_empty()
            && let Some(second) = self.rest.first()
            && second.kind == TokenKind::Word
            && second.word.text != "or"
        {
            let span = first.span.to(second.word.span);
            let words = format!("{} {}", first.text, second.word.text);
            let Some(scalar) = Scalar::from_keyword(&words) else {
                let found = format!("`{words}` is no type");
                return self.refuse(span, &found, &alternatives(&forms));
            };
            self.next();
            return Some(Nested::leaf(TypeKind::Scalar { scalar }, span));
        }
        if let Some(scalar) = Scalar::from_keyword(&first.text) {
            return Some(Nested::leaf(TypeKind::Scalar { scalar }, first.span));
        }
        self.report.push(unknown_word(first, &forms));
        None
    }

    /// What follows `map`.
    fn map(&mut self, start: Span, depth: usize) -> Option<Nested> {
        const FORM: &str = "the type of its values, as in `map<string>`";
        if self.next_kind(TokenKind::Open).is_none() {
            return self.refuse(start, "a map without the type of its values", FORM);
        }
        if depth >= MAX_TYPE_DEPTH {
            return self.too_deep(start);
        }
        let values = self.alternatives(depth + 1)?;
        let Some(close) = self.next_kind(TokenKind::Close) else {
            return match self.rest.first() {
                Some(token) => self.refuse_after_type(token),
                None => self.refuse(self.end, "a `>` is missing here", FORM),
            };
        };
        let span = start.to(close.word.span);
        let height = self.around(values.height, span)?;
        let kind = TypeKind::Map {
            values: Box::new(values.expr),
        };
        Some(Nested {
            expr: not_null(kind, span),
            height,
        })
    }

    /// The height of a type around one of height `inner`.
    fn around(&mut self, inner: usize, span: Span) -> Option<usize> {
        if inner >= MAX_TYPE_DEPTH {
            return self.too_deep(span);
        }
        Some(inner + 1)
    }

    fn next(&mut self) -> Option<&'t Token<'a>> {
        let (token, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(token)
    }

    fn next_if(&mut self, text: &str) -> Option<&'t Token<'a>> {
        let token = self.rest.first()?;
        (token.kind == TokenKind::Word && token.word.text == text).then(|| self.next())?
    }

    fn next_kind(&mut self, kind: TokenKind) -> Option<&'t Token<'a>> {
        (self.rest.first()?.kind == kind).then(|| self.next())?
    }

    fn too_deep<T>(&mut self, span: Span) -> Option<T> {
        self.report.push(
            Diagnostic::error(
                Problem::TypeTooDeep,
                span,
                format!("types are nested more than {MAX_TYPE_DEPTH} deep"),
            )
            .expected("a named type for the inner part"),
        );
        None
    }

    fn refuse_stray<T>(&mut self, token: &Token<'a>) -> Option<T> {
        let text = &token.word.text;
        match text.chars().next() {
            Some('"') => self.refuse(
                token.word.span,
                "a text without its closing quote",
                "a `\"`",
            ),
            Some('(') => self.refuse(
                token.word.span,
                "types have no parentheses",
                "a named type for what stands in them",
            ),
            Some('[') => self.refuse(
                token.word.span,
                "brackets stand behind the type of the items",
                "an array as in `string[]`",
            ),
            _ => self.refuse(
                token.word.span,
                &format!("`{text}` is no type"),
                "a type, as in `string`, `Note[]` or `integer or null`",
            ),
        }
    }

    fn refuse_after_type<T>(&mut self, token: &Token<'a>) -> Option<T> {
        let found = format!("`{}` cannot follow a type", token.word.text);
        let expected = "`or`, `[]` or the end of the type";
        match &*token.word.text {
            "|" => self
                .report
                .push(problem(token.word.span, &found, expected).suggest("or")),
            "?" => self
                .report
                .push(problem(token.word.span, &found, expected).suggest("or null")),
            _ => return self.refuse(token.word.span, &found, expected),
        }
        None
    }

    fn refuse<T>(&mut self, span: Span, found: &str, expected: &str) -> Option<T> {
        self.report.push(problem(span, found, expected));
        None
    }
}

fn not_null(kind: TypeKind<Unresolved>, span: Span) -> TypeExpr<Unresolved> {
    TypeExpr {
        kind,
        nullable: false,
        span,
    }
}

fn problem(span: Span, found: &str, expected: &str) -> Diagnostic {
    Diagnostic::error(Problem::TypeSyntax, span, found).expected(expected)
}

#[cfg(test)]
mod tests;
