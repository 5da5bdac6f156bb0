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
    let left_out: Vec<Word<'_>> = left_out
        .filter_map(|(cell, _)| Word::of_cell(cell))
        .collect();
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

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::{CredentialPlace, Secret};
    use crate::syntax::sections::SectionKind;

    fn schemes(section: &str) -> Vec<AuthScheme<Unresolved>> {
        let text = format!(
            "## Auth\n\n| Scheme | Kind | User | Secret | Environment | Source |\n|---|---|---|---|---|---|\n{section}"
        );
        let (schemes, problems) = spec(&text, |document, report| {
            lower(document.section(SectionKind::Auth).unwrap(), report)
        });
        assert!(problems.is_empty(), "{problems:?}");
        schemes
            .into_iter()
            .map(|(_, scheme)| scheme.unwrap())
            .collect()
    }

    /// The argument and its variable.
    fn shown(secret: Option<&Secret>) -> Option<(&str, Option<&str>)> {
        secret.map(|secret| {
            let env = secret.env.as_ref().map(|env| env.value.as_str());
            (secret.argument.value.as_str(), env)
        })
    }

    #[test]
    fn a_row_alone_is_a_scheme() {
        let schemes = schemes("| `token` | bearer | | `token` | `ACME_TOKEN` | guide |");
        let AuthKind::Bearer { secret } = &schemes[0].kind else {
            panic!("{:?}", schemes[0].kind);
        };
        assert_eq!(shown(Some(secret)), Some(("token", Some("ACME_TOKEN"))));
        assert_eq!(schemes[0].evidence.sources.len(), 1);
        assert!(schemes[0].description.is_empty());
    }

    #[test]
    fn variables_go_to_the_arguments_in_their_order() {
        let schemes = schemes(
            "| `a` | basic | (empty) | `password` | `P` | |\n\
             | `b` | basic | (secret) | (empty) | `K` | |\n\
             | `c` | basic | `user` | `password` | `U, P` | |\n\
             | `d` | basic | `user` | (empty) | | |\n\
             | `e` | oauth2 client credentials | `id` | `secret` | `I, S` | |",
        );
        let basic = |at: usize| match &schemes[at].kind {
            AuthKind::Basic { user, password } => (shown(user.as_ref()), shown(password.as_ref())),
            other => panic!("{other:?}"),
        };
        assert_eq!(basic(0), (None, Some(("password", Some("P")))));
        assert_eq!(basic(1), (Some(("key", Some("K"))), None));
        assert_eq!(
            basic(2),
            (Some(("user", Some("U"))), Some(("password", Some("P"))))
        );
        assert_eq!(basic(3), (Some(("user", None)), None));
        let AuthKind::OAuth2ClientCredentials { user, secret } = &schemes[4].kind else {
            panic!("{:?}", schemes[4].kind);
        };
        assert_eq!(shown(Some(user)), Some(("id", Some("I"))));
        assert_eq!(shown(Some(secret)), Some(("secret", Some("S"))));
    }

    #[test]
    fn the_entry_says_how_a_key_is_sent() {
        let schemes = schemes(
            "| `key` | api key | | `key` | | guide |\n\n\
             ### key\n\nA key.\n\n- source: our choice: nothing\n- in: query api key\n- prefix: `Token `",
        );
        let AuthKind::ApiKey { place, prefix, .. } = &schemes[0].kind else {
            panic!("{:?}", schemes[0].kind);
        };
        assert!(matches!(place, CredentialPlace::Query { name } if name.as_str() == "api key"));
        assert_eq!(prefix.as_deref(), Some("Token "));
        assert_eq!(schemes[0].evidence.sources.len(), 2);
        assert_eq!(schemes[0].description.blocks.len(), 1);
    }

    #[test]
    fn the_entry_says_how_a_key_is_traded() {
        let schemes = schemes(
            "| `key` | exchange | | `key` | | |\n\n\
             ### key\n\nA key.\n\n- operation: auth.login\n- send: api_key\n- token: meta.token\n- as: bearer\n- lifetime: 1h",
        );
        let AuthKind::Exchange { exchange, .. } = &schemes[0].kind else {
            panic!("{:?}", schemes[0].kind);
        };
        assert_eq!(exchange.operation.value.value, "auth.login");
        assert_eq!(exchange.send.value.as_str(), "api_key");
        assert_eq!(exchange.token.value.to_string(), "meta.token");
        assert_eq!(exchange.lifetime.as_ref().unwrap().value, 3_600);
    }

    #[test]
    fn the_entry_lists_scopes_and_addresses() {
        let schemes = schemes(
            "| `token` | bearer | | `token` | | |\n\n\
             ### token\n\nA token.\n\n- token url: https://acme.example/token\n- scope `notes:read`: read *notes*",
        );
        assert_eq!(
            schemes[0].token_url.as_ref().unwrap().value,
            "https://acme.example/token"
        );
        assert_eq!(schemes[0].scopes[0].name.value, "notes:read");
        assert_eq!(schemes[0].scopes[0].meaning, "read *notes*");
    }
}
