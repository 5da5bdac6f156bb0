//! The section on authentication.

use crate::ir::{
    Api, AuthKind, AuthScheme, CredentialPlace, Exchange, Scope, Secret, Unresolved, WireName,
};
use crate::source::Span;
use crate::syntax::TableKind;

use super::attributes::Attributes;
use super::draft::Draft;
use super::prose::{self, Place};
use super::table::Table;
use super::{evidence, json_path};

/// What stands for a part of basic authentication that is always empty.
const EMPTY: &str = "(empty)";

/// The argument's name where the user of basic authentication is the secret.
const KEY: &str = "key";

/// Writes the section, unless there is nothing to say.
pub(super) fn write(draft: &mut Draft, api: &Api<Unresolved>) {
    if api.auth.is_empty() && api.auth_notes.is_empty() {
        return;
    }
    draft.heading(2, "Auth");
    draft.within("auth_notes", |draft| {
        prose::write(draft, &api.auth_notes, Place::Free);
    });
    let mut table = Table::new(TableKind::Auth);
    for scheme in &api.auth {
        draft.within(format_args!("auth[{}]", scheme.name.value), |draft| {
            row(draft, &mut table, scheme);
        });
    }
    draft.table(&table);
    for scheme in &api.auth {
        draft.within(format_args!("auth[{}]", scheme.name.value), |draft| {
            part(draft, scheme);
        });
    }
}

fn row(draft: &mut Draft, table: &mut Table<6>, scheme: &AuthScheme<Unresolved>) {
    draft.snake_case(&scheme.name.value, scheme.name.span);
    let (kind, user, secret) = match &scheme.kind {
        AuthKind::Bearer { secret } => ("bearer", None, Some(secret)),
        AuthKind::Basic { user, password } => ("basic", user.as_ref(), password.as_ref()),
        AuthKind::ApiKey { secret, .. } => ("api key", None, Some(secret)),
        AuthKind::OAuth2ClientCredentials { user, secret } => {
            ("oauth2 client credentials", Some(user), Some(secret))
        }
        AuthKind::Exchange { secret, .. } => ("exchange", None, Some(secret)),
    };
    let (user_cell, secret_cell) = match (user, secret) {
        (Some(user), Some(secret)) => (argument(draft, user), argument(draft, secret)),
        (Some(key), None) if key.argument.value == KEY => ("(secret)".to_owned(), EMPTY.to_owned()),
        (Some(user), None) => (argument(draft, user), EMPTY.to_owned()),
        (None, Some(secret)) => {
            let basic = matches!(scheme.kind, AuthKind::Basic { .. });
            let user = if basic { EMPTY } else { "" };
            (user.to_owned(), argument(draft, secret))
        }
        (None, None) => {
            draft.refuse(scheme.span, "a scheme needs a user or a secret");
            (String::new(), String::new())
        }
    };
    let cells = [
        draft.code(&scheme.name.value, scheme.name.span),
        kind.to_owned(),
        user_cell,
        secret_cell,
        environment(draft, user, secret, scheme.span),
        evidence::source_cell(draft, &scheme.evidence, scheme.span),
    ];
    table.row(draft, scheme.span, cells);
}

fn argument(draft: &mut Draft, secret: &Secret) -> String {
    draft.snake_case(&secret.argument.value, secret.argument.span);
    draft.code(&secret.argument.value, secret.argument.span)
}

/// One variable, or the user's and the secret's.
fn environment(
    draft: &mut Draft,
    user: Option<&Secret>,
    secret: Option<&Secret>,
    span: Span,
) -> String {
    let arguments: Vec<&Secret> = user.into_iter().chain(secret).collect();
    let variables: Vec<String> = arguments
        .iter()
        .filter_map(|argument| argument.env.as_ref())
        .map(|variable| draft.word(&variable.value, variable.span))
        .collect();
    if variables.is_empty() {
        return String::new();
    }
    if variables.len() < arguments.len() {
        draft.refuse(
            span,
            "either both or none of user and secret have a variable",
        );
    }
    draft.code(&variables.join(", "), span)
}

/// The part of a scheme under its own heading, unless there is nothing to say.
fn part(draft: &mut Draft, scheme: &AuthScheme<Unresolved>) {
    let mut attributes = Attributes::default();
    match &scheme.kind {
        AuthKind::ApiKey { place, prefix, .. } => {
            attributes.add("in", credential_place(draft, place, scheme.span));
            if let Some(prefix) = prefix {
                attributes.add("prefix", draft.code(prefix, scheme.span));
            }
        }
        AuthKind::Exchange { exchange, .. } => {
            exchange_attributes(draft, &mut attributes, exchange);
        }
        AuthKind::Bearer { .. }
        | AuthKind::Basic { .. }
        | AuthKind::OAuth2ClientCredentials { .. } => {}
    }
    oauth_attributes(draft, &mut attributes, scheme);
    if attributes.is_empty() && scheme.description.is_empty() {
        return;
    }
    let heading = draft.plain(&scheme.name.value, scheme.name.span);
    draft.heading(3, &heading);
    draft.within("description", |draft| {
        prose::write(draft, &scheme.description, Place::BeforeAttributes);
    });
    attributes.finish(draft);
}

fn oauth_attributes(
    draft: &mut Draft,
    attributes: &mut Attributes,
    scheme: &AuthScheme<Unresolved>,
) {
    attributes.plain(
        draft,
        "authorization url",
        scheme.authorization_url.as_ref(),
    );
    attributes.plain(draft, "token url", scheme.token_url.as_ref());
    attributes.plain(draft, "refresh url", scheme.refresh_url.as_ref());
    for scope in &scheme.scopes {
        scope_attribute(draft, attributes, scope);
    }
    let takes_them = matches!(
        scheme.kind,
        AuthKind::Bearer { .. } | AuthKind::OAuth2ClientCredentials { .. }
    );
    let urls = [
        &scheme.authorization_url,
        &scheme.token_url,
        &scheme.refresh_url,
    ];
    let has_them = !scheme.scopes.is_empty() || urls.iter().any(|url| url.is_some());
    if has_them && !takes_them {
        draft.refuse(
            scheme.span,
            "only bearer and OAuth 2 schemes have URLs and scopes",
        );
    }
}

fn credential_place(draft: &mut Draft, place: &CredentialPlace, span: Span) -> String {
    let mut named = |word: &str, name: &WireName| {
        let name = draft.word(name.as_str(), span);
        format!("{word} {name}")
    };
    match place {
        CredentialPlace::Header { name } => named("header", name),
        CredentialPlace::Query { name } => named("query", name),
        CredentialPlace::Cookie { name } => named("cookie", name),
    }
}

fn exchange_attributes(
    draft: &mut Draft,
    attributes: &mut Attributes,
    exchange: &Exchange<Unresolved>,
) {
    let operation = &exchange.operation.value;
    attributes.add("operation", draft.word(&operation.value, operation.span));
    let send = &exchange.send;
    attributes.add("send", draft.word(send.value.as_str(), send.span));
    let path = json_path::text(draft, &exchange.token.value, exchange.token.span);
    attributes.add("token", draft.word(&path, exchange.token.span));
    if exchange.used_as.value != "bearer" {
        draft.refuse(
            exchange.used_as.span,
            "a token can only be used as bearer token",
        );
    }
    attributes.add("as", &exchange.used_as.value);
    let lifetime = exchange.lifetime.as_ref();
    attributes.add(
        "lifetime",
        lifetime.map_or_else(
            || "unknown".to_owned(),
            |it| draft.duration(it.value, it.span),
        ),
    );
}

fn scope_attribute(draft: &mut Draft, attributes: &mut Attributes, scope: &Scope) {
    let name = draft.code(&scope.name.value, scope.name.span);
    let meaning = draft.required(&scope.meaning, scope.name.span);
    attributes.add(format_args!("scope {name}"), meaning);
}
