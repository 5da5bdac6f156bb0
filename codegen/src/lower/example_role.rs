//! What an example shows, and where such examples stand.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{ExampleBody, ExampleRole, Unresolved};
use crate::suggest;

use super::words::{Word, alternatives};

/// What the examples of a place belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'n> {
    /// An operation.
    Operation,
    /// The type of this name.
    Type(&'n str),
    /// The section Errors.
    Errors,
    /// The section Events.
    Events,
}

impl Place<'_> {
    /// What examples in this encoding may show here, without statuses and names.
    fn roles(self, body: ExampleBody) -> &'static [&'static str] {
        use ExampleBody::{Form, Http, Json};
        match (self, body) {
            (Place::Operation, Json | Form) => &["request", "response"],
            (Place::Operation, Http) => &["request"],
            (Place::Type(_), Json) => &["type"],
            (Place::Errors, Json | Form) => &["response"],
            (Place::Events, Json) => &["delivery"],
            (Place::Events, Http) => &["handshake", "handshake response"],
            _ => &[],
        }
    }
}

/// The role that the words of an info string name, without the encoding before them.
pub(super) fn lower(
    body: ExampleBody,
    role: &Word<'_>,
    place: Place<'_>,
    report: &mut Report,
) -> Option<ExampleRole<Unresolved>> {
    let known = place.roles(body);
    if known.contains(&"handshake") && role.text == "handshake response" {
        return Some(ExampleRole::HandshakeResponse);
    }
    let (kind, rest) = role
        .split_once(" ")
        .unwrap_or_else(|| role.split_at(role.text.len()));
    if !known.contains(&&*kind.text) {
        report.push(wrong_role(body, &kind, known));
        return None;
    }
    match (&*kind.text, rest.is_empty()) {
        ("request", true) => Some(ExampleRole::Request),
        ("handshake", true) => Some(ExampleRole::Handshake),
        ("response", false) => status(&rest, report),
        ("type", false) => type_name(&rest, place, report),
        ("delivery", false) => Some(delivery(&rest)),
        ("response", true) => missing(role, "a status, as in `response 200`", report),
        ("type", true) => missing(role, "the name of the type, as in `type Note`", report),
        ("delivery", true) => missing(
            role,
            "an event, as in `delivery note.created`, or `delivery heartbeat`",
            report,
        ),
        _ => {
            report.push(
                problem(&rest, format!("`{}` has no meaning here", rest.text))
                    .expected("at most a name in double quotes and the word `synthetic`"),
            );
            None
        }
    }
}

fn status(word: &Word<'_>, report: &mut Report) -> Option<ExampleRole<Unresolved>> {
    let status = word
        .text
        .parse()
        .ok()
        .filter(|status| word.text.len() == 3 && (100..600).contains(status));
    if status.is_none() {
        report.push(
            problem(word, format!("`{}` is no status", word.text))
                .expected("the number of one status, also where the table or part has a range"),
        );
    }
    status.map(|status| ExampleRole::Response {
        status: Some(status),
    })
}

fn type_name(
    word: &Word<'_>,
    place: Place<'_>,
    report: &mut Report,
) -> Option<ExampleRole<Unresolved>> {
    if let Place::Type(name) = place
        && name != word.text
    {
        report.push(
            problem(
                word,
                format!("an example of `{}` in the type `{name}`", word.text),
            )
            .expected("examples of a type in the type itself")
            .suggest(name),
        );
        return None;
    }
    Some(ExampleRole::Type {
        name: word.reference(),
    })
}

fn delivery(word: &Word<'_>) -> ExampleRole<Unresolved> {
    if word.text == "heartbeat" {
        ExampleRole::Heartbeat
    } else {
        ExampleRole::Delivery {
            event: word.spanned(),
        }
    }
}

fn wrong_role(body: ExampleBody, kind: &Word<'_>, known: &'static [&'static str]) -> Diagnostic {
    let encoding = match body {
        ExampleBody::Json => "json",
        ExampleBody::Form => "form",
        ExampleBody::Http => "http",
    };
    let found = problem(
        kind,
        format!("there are no examples `{encoding} {}` here", kind.text),
    );
    if known.is_empty() {
        found.expected("another encoding or another place")
    } else {
        found
            .expected(alternatives(known))
            .suggest(suggest::closest(&kind.text, known.iter().copied()))
    }
}

fn missing<T>(role: &Word<'_>, expected: &str, report: &mut Report) -> Option<T> {
    report.push(
        problem(
            role,
            format!("the example does not say which {} it shows", role.text),
        )
        .expected(expected),
    );
    None
}

fn problem(word: &Word<'_>, message: String) -> Diagnostic {
    Diagnostic::error(Code::Example, word.span, message)
}
