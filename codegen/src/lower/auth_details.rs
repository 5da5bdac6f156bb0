//! The entry of an auth scheme: its attributes.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{CredentialPlace, Exchange, Scope, SourceRef, Spanned, Unresolved, WireName};
use crate::source::Span;
use crate::syntax::Entry;

use super::attribute_list::AttributeList;
use super::words::{Word, alternatives};
use super::{durations, json_path, source_ref};

/// The attribute of a scope.
pub(super) const SCOPE: &str = "scope `NAME`";

const LIFETIME: &str = "a length of time such as `1h`, or `unknown`";

/// What the entry of a scheme says.
#[derive(Debug)]
pub(super) struct AuthDetails<'d, 'a> {
    attributes: AttributeList<'d, 'a>,
    /// Where an attribute that is missing would have to stand; the kind, where there is no entry.
    place: Span,
    has_entry: bool,
}

impl<'d, 'a> AuthDetails<'d, 'a> {
    /// Takes the attributes among `known`. `kind` is where the row says that the scheme needs them.
    pub(super) fn read(
        entry: Option<&'d Entry<'a>>,
        kind: Span,
        owner: &str,
        known: &[&str],
        report: &mut Report,
    ) -> Self {
        let attributes = entry.map_or(&[][..], |entry| &entry.content.attributes);
        Self {
            attributes: AttributeList::read(attributes, owner, known, report),
            place: entry.map_or(kind, |entry| entry.heading.span),
            has_entry: entry.is_some(),
        }
    }

    fn word(&self, name: &str) -> Option<Word<'a>> {
        self.attributes.get(name).map(Word::of_text)
    }

    /// Text before a key. A code span shows where it ends, for mostly that is in a space.
    pub(super) fn prefix(&self) -> Option<String> {
        let text = self.attributes.get("prefix")?;
        let word = text
            .code()
            .map_or_else(|| Word::of_text(text), |code| Word::of_code(&code));
        Some(word.text.into_owned())
    }

    /// An attribute as a text.
    pub(super) fn text(&self, name: &str) -> Option<Spanned<String>> {
        self.word(name).as_ref().map(Word::spanned)
    }

    /// An attribute that the scheme cannot work without.
    fn required(&self, name: &str, example: &str, report: &mut Report) -> Option<Word<'a>> {
        let word = self.word(name);
        if word.is_none() && !self.attributes.mentions(name) {
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

    /// What the entry names as its sources.
    pub(super) fn sources(&self, report: &mut Report) -> Vec<SourceRef> {
        self.attributes
            .get("source")
            .map(|text| source_ref::lower(text, report))
            .unwrap_or_default()
    }

    /// `` scope `NAME`: what it allows ``
    pub(super) fn scopes(&self) -> Vec<Scope> {
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

    /// `header NAME`, `query NAME` or `cookie NAME`.
    pub(super) fn place(&self, report: &mut Report) -> Option<CredentialPlace> {
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

    /// How a key is traded for a token.
    pub(super) fn exchange(&self, report: &mut Report) -> Option<Exchange<Unresolved>> {
        if !self.has_entry {
            report.push(
                Diagnostic::error(
                    Code::MissingAttribute,
                    self.place,
                    "it is not said how the key is traded for a token",
                )
                .expected("a part `###` of the scheme with the attributes `operation`, `send`, `token`, `as` and `lifetime`"),
            );
            return None;
        }
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
                _ => durations::spanned(&word, LIFETIME, report).map(Some),
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
