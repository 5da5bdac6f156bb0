//! The section Auth: a row per scheme, and an entry with the details of some.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    AuthKind, AuthScheme, CredentialPlace, Evidence, Exchange, Prose, Scope, SourceRef, Spanned,
    Unresolved, WireName,
};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::suggest;
use crate::syntax::columns::Column;
use crate::syntax::{Entry, Row, Section, TableKind};

use super::attribute_list::AttributeList;
use super::credentials::{self, Credentials};
use super::words::{Word, alternatives};
use super::{Definition, cells, durations, examples, json_path, keyword, prose, source_ref};

const SCOPE: &str = "scope `NAME`";

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
        } else if !schemes.iter().any(|(known, _)| known == name) {
            let known = schemes.iter().map(|(known, _)| known.as_str());
            report.push(
                Diagnostic::error(
                    Code::UnknownScheme,
                    span,
                    format!("the table has no scheme `{name}`"),
                )
                .expected("a scheme of the table above")
                .suggest(suggest::closest(name, known)),
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
    let details = Details {
        attributes: AttributeList::read(
            entry.map_or(&[], |entry| &entry.content.attributes),
            &format!("an auth scheme of kind `{}`", kind_word.text),
            kind.attributes(),
            report,
        ),
        place: entry.map_or(kind_word.span, |entry| entry.heading.span),
    };
    let scopes = details.scopes();
    let mut sources = details.sources(report);
    sources.extend(source_ref::lower(row.cell(Column::Source), report));
    let kind = details.kind(kind, credentials, report);
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

/// What the entry of a scheme says.
struct Details<'d, 'a> {
    attributes: AttributeList<'d, 'a>,
    /// Where an attribute that is missing would have to stand.
    place: Span,
}

impl<'a> Details<'_, 'a> {
    fn word(&self, name: &str) -> Option<Word<'a>> {
        self.attributes.get(name).map(Word::of_text)
    }

    /// Text before a key. A code span shows where it ends, for mostly that is in a space.
    fn prefix(&self) -> Option<String> {
        let text = self.attributes.get("prefix")?;
        let word = text
            .code()
            .map_or_else(|| Word::of_text(text), |code| Word::of_code(&code));
        Some(word.text.into_owned())
    }

    fn text(&self, name: &str) -> Option<Spanned<String>> {
        self.word(name).as_ref().map(Word::spanned)
    }

    /// An attribute that the scheme cannot work without.
    fn required(&self, name: &str, example: &str, report: &mut Report) -> Option<Word<'a>> {
        let word = self.word(name);
        if word.is_none() {
            report.push(
                Diagnostic::error(
                    Code::MissingAttribute,
                    self.place,
                    format!("the attribute `{name}` is missing"),
                )
                .expected(format!(
                    "a part `###` of the scheme with `- {name}: {example}`"
                )),
            );
        }
        word
    }

    fn sources(&self, report: &mut Report) -> Vec<SourceRef> {
        self.attributes
            .get("source")
            .map(|text| source_ref::lower(text, report))
            .unwrap_or_default()
    }

    /// `` scope `NAME`: what it allows ``
    fn scopes(&self) -> Vec<Scope> {
        self.attributes
            .all(SCOPE)
            .filter_map(|attribute| {
                let (_, name) = attribute.name.split_once("scope")?;
                Some(Scope {
                    name: Word::of_code(&name.code()?).spanned(),
                    meaning: attribute.value.markdown().into_owned(),
                })
            })
            .collect()
    }

    fn kind(
        &self,
        kind: Kind,
        credentials: Option<Credentials>,
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
                let place = self.place(report);
                AuthKind::ApiKey {
                    secret: credentials?.secret?,
                    place: place?,
                    prefix: self.prefix(),
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
                let exchange = self.exchange(report);
                AuthKind::Exchange {
                    secret: credentials?.secret?,
                    exchange: exchange?,
                }
            }
        })
    }

    /// `header NAME`, `query NAME` or `cookie NAME`.
    fn place(&self, report: &mut Report) -> Option<CredentialPlace> {
        let word = self.required("in", "header X-Key", report)?;
        let place = word.split_once(" ").and_then(|(place, name)| {
            let name = WireName::new(name.text);
            match &*place.text {
                "header" => Some(CredentialPlace::Header { name }),
                "query" => Some(CredentialPlace::Query { name }),
                "cookie" => Some(CredentialPlace::Cookie { name }),
                _ => None,
            }
        });
        if place.is_none() {
            report.push(
                Diagnostic::error(
                    Code::AttributeValue,
                    word.span,
                    format!("`{}` does not say where the key goes", word.text),
                )
                .expected(alternatives(&[
                    "header NAME",
                    "query NAME",
                    "cookie NAME",
                ])),
            );
        }
        place
    }

    fn exchange(&self, report: &mut Report) -> Option<Exchange<Unresolved>> {
        let operation = self.required("operation", "auth.login", report);
        let send = self.required("send", "key", report);
        let token = self
            .required("token", "meta.token", report)
            .and_then(|word| Some(Spanned::new(json_path::lower(&word, report)?, word.span)));
        let used_as = self
            .required("as", "bearer", report)
            .and_then(|word| used_as(&word, report));
        let lifetime = self
            .required("lifetime", "unknown", report)
            .and_then(|word| match &*word.text {
                "unknown" => Some(None),
                _ => durations::spanned(&word, report).map(Some),
            });
        Some(Exchange {
            operation: operation?.reference(),
            send: send?.wire(),
            token: token?,
            used_as: used_as?,
            lifetime: lifetime?,
        })
    }
}

/// How the token of an exchange is used.
fn used_as(word: &Word<'_>, report: &mut Report) -> Option<Spanned<String>> {
    if word.text == "bearer" {
        return Some(word.spanned());
    }
    report.push(
        Diagnostic::error(
            Code::AttributeValue,
            word.span,
            format!("a token cannot be used as `{}`", word.text),
        )
        .expected("`bearer`"),
    );
    None
}
