//! The section Auth: a row per scheme, and an entry with the details of some.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{AuthKind, AuthScheme, Evidence, Prose, Unresolved};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::suggest;
use crate::syntax::columns::Column;
use crate::syntax::{Entry, Row, Section, Table, TableKind};

use super::auth_details::{AuthDetails, SCOPE};
use super::credentials::{self, Credentials};
use super::words::Word;
use super::{Definition, cells, examples, keyword, prose, source_ref};

/// A kind of scheme, as its row names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bearer,
    Basic,
    ApiKey,
    ClientCredentials,
    Exchange,
}

impl Keyword for Kind {
    const ALL: &'static [Self] = &[
        Self::Bearer,
        Self::Basic,
        Self::ApiKey,
        Self::ClientCredentials,
        Self::Exchange,
    ];

    fn keyword(self) -> Option<&'static str> {
        Some(match self {
            Self::Bearer => "bearer",
            Self::Basic => "basic",
            Self::ApiKey => "api key",
            Self::ClientCredentials => "oauth2 client credentials",
            Self::Exchange => "exchange",
        })
    }
}

impl Kind {
    /// Whether a caller gives a user besides the secret.
    pub(super) const fn has_user(self) -> bool {
        matches!(self, Self::Basic | Self::ClientCredentials)
    }

    /// What the cell User holds, where it may not be empty.
    pub(super) const fn user(self) -> &'static str {
        match self {
            Self::Basic => "`(empty)`, `(secret)` or the name of the argument that takes the user",
            _ => "the name of the argument that takes the user",
        }
    }

    const fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Basic => &["source"],
            Self::ApiKey => &["source", "in", "prefix"],
            Self::Bearer | Self::ClientCredentials => &[
                "source",
                "authorization url",
                "token url",
                "refresh url",
                SCOPE,
            ],
            Self::Exchange => &["source", "operation", "send", "token", "as", "lifetime"],
        }
    }
}

/// The schemes of the section, in the order of the table.
pub(super) fn lower(
    section: &Section<'_>,
    report: &mut Report,
) -> Vec<Definition<AuthScheme<Unresolved>>> {
    let table = section.content.table(TableKind::Auth);
    let mut schemes = Vec::new();
    for row in table.iter().flat_map(|table| table.rows()) {
        let name = cells::name(&row, Column::Scheme);
        let entry = section.entries.iter().find(|entry| entry.name() == name);
        schemes.push((name, scheme(&row, entry, report)));
    }
    check_entries(section, &schemes, report);
    schemes
}

/// Each entry describes one row, and shows no bodies.
fn check_entries<T>(section: &Section<'_>, schemes: &[Definition<T>], report: &mut Report) {
    let left_out = section.content.tables().flat_map(Table::left_out);
    let left_out: Vec<Word<'_>> = left_out.filter_map(Word::of_cell).collect();
    let known: Vec<&str> = (schemes.iter().map(|(name, _)| name.as_str()))
        .chain(left_out.iter().map(|name| &*name.text))
        .collect();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for entry in &section.entries {
        examples::refuse(&entry.content, report);
        let span = entry.heading.text.span();
        let name = entry.name();
        if let Some(earlier) = seen.insert(name, span) {
            report.push(
                Diagnostic::error(
                    Code::DuplicateName,
                    span,
                    format!("the scheme `{name}` is described twice"),
                )
                .related(earlier, "first described here"),
            );
        } else if !known.contains(&name) {
            report.push(
                Diagnostic::error(
                    Code::UnknownScheme,
                    span,
                    format!("the table has no scheme `{name}`"),
                )
                .expected("a scheme of the table above")
                .suggest(suggest::closest(name, known.iter().copied())),
            );
        }
    }
}

/// The scheme in a row, with what its entry adds.
fn scheme(
    row: &Row<'_, '_>,
    entry: Option<&Entry<'_>>,
    report: &mut Report,
) -> Option<AuthScheme<Unresolved>> {
    let name = cells::optional(row, Column::Scheme)
        .and_then(|word| word.snake_case("an auth scheme", report));
    let kind_word = cells::optional(row, Column::Kind)?;
    let kind: Kind = keyword::read(&kind_word, "kind of auth scheme", report)?;
    let credentials = credentials::lower(row, kind, report);
    let owner = format!("an auth scheme of kind `{}`", kind_word.text);
    let details = AuthDetails::read(entry, kind_word.span, &owner, kind.attributes(), report);
    let scopes = details.scopes();
    let mut sources = details.sources(report);
    sources.extend(source_ref::lower(row.cell(Column::Source), report));
    let kind = auth_kind(kind, credentials, &details, report);
    Some(AuthScheme {
        name: name?,
        kind: kind?,
        scopes,
        authorization_url: details.text("authorization url"),
        token_url: details.text("token url"),
        refresh_url: details.text("refresh url"),
        description: entry.map_or_else(Prose::empty, |entry| prose::lower(&entry.content.blocks)),
        evidence: Evidence {
            sources,
            inferred: Vec::new(),
        },
        span: row.span(),
    })
}

/// How the scheme works, when the row and the entry say all of it.
fn auth_kind(
    kind: Kind,
    credentials: Option<Credentials>,
    details: &AuthDetails<'_, '_>,
    report: &mut Report,
) -> Option<AuthKind<Unresolved>> {
    Some(match kind {
        Kind::Bearer => AuthKind::Bearer {
            secret: credentials?.secret?,
        },
        Kind::Basic => {
            let Credentials { user, secret } = credentials?;
            AuthKind::Basic {
                user,
                password: secret,
            }
        }
        Kind::ApiKey => {
            let place = details.place(report);
            AuthKind::ApiKey {
                secret: credentials?.secret?,
                place: place?,
                prefix: details.prefix(),
            }
        }
        Kind::ClientCredentials => {
            let Credentials { user, secret } = credentials?;
            AuthKind::OAuth2ClientCredentials {
                user: user?,
                secret: secret?,
            }
        }
        Kind::Exchange => {
            let exchange = details.exchange(report);
            AuthKind::Exchange {
                secret: credentials?.secret?,
                exchange: exchange?,
            }
        }
    })
}
