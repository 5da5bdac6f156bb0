//! What a caller gives to an auth scheme: the cells User, Secret and Environment.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Secret, Spanned};
use crate::source::Span;
use crate::syntax::Row;
use crate::syntax::columns::Column;

use super::auth::Kind;
use super::cells;
use super::words::Word;

/// What the argument is called whose value is the user, not the secret.
const KEY: &str = "key";

/// What a scheme needs. A part without a value is empty on the wire, or its kind does not have it.
#[derive(Debug)]
pub(super) struct Credentials {
    pub(super) user: Option<Secret>,
    pub(super) secret: Option<Secret>,
}

/// What a cell says of its part of the credentials.
enum Part {
    Empty,
    Argument(Spanned<String>),
}

impl Part {
    /// The secret, which takes its variable from the front of `variables`.
    fn secret(self, variables: &mut impl Iterator<Item = Spanned<String>>) -> Option<Secret> {
        match self {
            Self::Empty => None,
            Self::Argument(argument) => Some(Secret {
                argument,
                env: variables.next(),
            }),
        }
    }
}

/// The credentials that a row names.
pub(super) fn lower(row: &Row<'_, '_>, kind: Kind, report: &mut Report) -> Option<Credentials> {
    let user = user(row, kind, report);
    let secret = secret(row, kind, report);
    let (user, secret) = (user?, secret?);
    let arguments = [&user, &secret]
        .iter()
        .filter(|part| matches!(part, Part::Argument(_)))
        .count();
    let mut variables = variables(row, arguments, report)?.into_iter();
    Some(Credentials {
        user: user.secret(&mut variables),
        secret: secret.secret(&mut variables),
    })
}

fn user(row: &Row<'_, '_>, kind: Kind, report: &mut Report) -> Option<Part> {
    if !kind.has_user() {
        if let Some(word) = cells::optional(row, Column::User) {
            report.push(
                Diagnostic::error(
                    Code::RowConflict,
                    word.span,
                    "a scheme of this kind has no user",
                )
                .expected("an empty cell")
                .related(row.cell(Column::Kind).span(), "the kind"),
            );
        }
        return Some(Part::Empty);
    }
    let word = cells::required(row, Column::User, kind.user(), report)?;
    match &*word.text {
        "(empty)" if kind == Kind::Basic => Some(Part::Empty),
        "(secret)" if kind == Kind::Basic => {
            Some(Part::Argument(Spanned::new(KEY.to_owned(), word.span)))
        }
        _ => argument(&word, report),
    }
}

fn secret(row: &Row<'_, '_>, kind: Kind, report: &mut Report) -> Option<Part> {
    let word = cells::required(
        row,
        Column::Secret,
        "the name of the argument that takes the secret",
        report,
    )?;
    let user = row.cell(Column::User);
    let user_is_secret = kind == Kind::Basic && user.raw() == "(secret)";
    let user_is_empty = user.raw() == "(empty)";
    if word.text == "(empty)" && kind == Kind::Basic {
        if user_is_empty {
            report.push(conflict(
                word.span,
                user.span(),
                "user and secret cannot both be empty",
                "the name of the argument that takes the secret",
            ));
            return None;
        }
        return Some(Part::Empty);
    }
    if user_is_secret {
        report.push(conflict(
            word.span,
            user.span(),
            "the secret is already sent as the user",
            "`(empty)`",
        ));
        return None;
    }
    argument(&word, report)
}

fn conflict(span: Span, user: Span, message: &str, expected: &str) -> Diagnostic {
    Diagnostic::error(Code::RowConflict, span, message)
        .expected(expected)
        .related(user, "the user")
}

fn argument(word: &Word<'_>, report: &mut Report) -> Option<Part> {
    word.snake_case("an argument", report).map(Part::Argument)
}

/// The environment variables: none, or one per argument.
fn variables(
    row: &Row<'_, '_>,
    arguments: usize,
    report: &mut Report,
) -> Option<Vec<Spanned<String>>> {
    let Some(word) = cells::optional(row, Column::Environment) else {
        return Some(Vec::new());
    };
    let names = word.list(report);
    if names.len() == arguments {
        return Some(names.iter().map(Word::spanned).collect());
    }
    let expected = if arguments == 1 {
        "one variable, or nothing"
    } else {
        "two variables, as in `ACME_CLIENT_ID, ACME_CLIENT_SECRET`, or nothing"
    };
    report.push(
        Diagnostic::error(
            Code::RowConflict,
            word.span,
            "there are not as many variables as arguments",
        )
        .expected(expected),
    );
    None
}
