//! Auth schemes: environment variables, places of credentials, exchanges.

use std::collections::BTreeMap;

use crate::check::header_text;
use crate::check::view::{Step, WholeBody, at_path, kinds};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, AuthKind, AuthScheme, BodyShape, CredentialPlace, Exchange, JsonKind, JsonPathStep,
    Operation, Resolved, Scopes, Secret, Spanned,
};
use crate::source::Span;
use crate::suggest::closest;

use super::base_url::absolute_url;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    environment(api, report);
    for scheme in &api.auth {
        urls(scheme, report);
        match &scheme.kind {
            AuthKind::ApiKey { place, .. } => credential_place(scheme, place, report),
            AuthKind::OAuth2ClientCredentials { .. } if scheme.token_url.is_none() => {
                report.push(
                    Diagnostic::error(
                        Code::AuthScheme,
                        scheme.name.span,
                        format!("`{}` has nowhere to fetch a token from", scheme.name.value),
                    )
                    .expected("an attribute `token url`"),
                );
            }
            AuthKind::Exchange { exchange, .. } => check_exchange(api, exchange, report),
            AuthKind::Bearer { .. }
            | AuthKind::Basic { .. }
            | AuthKind::OAuth2ClientCredentials { .. } => {}
        }
    }
    for operation in &api.operations {
        scopes(api, operation, report);
    }
}

fn secrets(scheme: &AuthScheme<Resolved>) -> Vec<&Secret> {
    match &scheme.kind {
        AuthKind::Bearer { secret }
        | AuthKind::ApiKey { secret, .. }
        | AuthKind::Exchange { secret, .. } => vec![secret],
        AuthKind::Basic { user, password } => user.iter().chain(password).collect(),
        AuthKind::OAuth2ClientCredentials { user, secret } => vec![user, secret],
    }
}

/// A variable stands in one place, and is a name that a shell can set.
fn environment(api: &Api<Resolved>, report: &mut Report) {
    let base_url = api.settings.base_url_env.iter().map(|env| &env.value);
    let of_schemes = api
        .auth
        .iter()
        .flat_map(secrets)
        .filter_map(|secret| secret.env.as_ref());
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for variable in base_url.chain(of_schemes) {
        if !is_variable(&variable.value) {
            report.push(
                Diagnostic::error(
                    Code::EnvironmentName,
                    variable.span,
                    format!(
                        "`{}` is no name of an environment variable",
                        variable.value.escape_debug()
                    ),
                )
                .expected("letters, digits and `_`, not beginning with a digit"),
            );
        }
        if let Some(earlier) = first.get(variable.value.as_str()) {
            report.push(
                Diagnostic::error(
                    Code::EnvironmentName,
                    variable.span,
                    format!("the variable `{}` stands in two places", variable.value),
                )
                .related(*earlier, "first given here"),
            );
        } else {
            first.insert(&variable.value, variable.span);
        }
    }
}

fn is_variable(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.starts_with(|first: char| !first.is_ascii_digit())
}

fn urls(scheme: &AuthScheme<Resolved>, report: &mut Report) {
    let urls = [
        &scheme.authorization_url,
        &scheme.token_url,
        &scheme.refresh_url,
    ];
    for url in urls.into_iter().flatten() {
        if let Err(problem) = absolute_url(&url.value) {
            report.push(Diagnostic::error(
                Code::BaseUrl,
                url.span,
                format!("this is no absolute URL: {problem}"),
            ));
        }
    }
}

fn credential_place(scheme: &AuthScheme<Resolved>, place: &CredentialPlace, report: &mut Report) {
    let (what, name, right) = match place {
        CredentialPlace::Header { name } => ("header", name, header_text::is_token(name.as_str())),
        CredentialPlace::Cookie { name } => ("cookie", name, header_text::is_token(name.as_str())),
        CredentialPlace::Query { name } => ("query parameter", name, !name.as_str().is_empty()),
    };
    if !right {
        report.push(Diagnostic::error(
            Code::AuthScheme,
            scheme.span,
            format!("`{}` is no name of a {what}", name.as_str().escape_debug()),
        ));
    }
}

fn check_exchange(api: &Api<Resolved>, exchange: &Exchange<Resolved>, report: &mut Report) {
    let operation = api.operation(exchange.operation.value);
    if operation
        .auth
        .as_ref()
        .is_none_or(|auth| !needs_nothing(auth))
    {
        report.push(
            Diagnostic::error(
                Code::AuthScheme,
                exchange.operation.span,
                format!(
                    "`{}` would need the token that it is to fetch",
                    operation.id.value
                ),
            )
            .related(
                operation.id.span,
                "this operation needs the attribute `auth: none`",
            ),
        );
    }
    if exchange.used_as.value != "bearer" {
        report.push(
            Diagnostic::error(
                Code::AuthScheme,
                exchange.used_as.span,
                format!("a token cannot be used as `{}`", exchange.used_as.value),
            )
            .expected("`bearer`"),
        );
    }
    sent_field(api, exchange, operation, report);
    token_path(api, exchange, operation, report);
}

fn needs_nothing(auth: &[crate::ir::AuthRequirement<Resolved>]) -> bool {
    auth.iter()
        .all(|requirement| requirement.schemes.is_empty())
}

fn sent_field(
    api: &Api<Resolved>,
    exchange: &Exchange<Resolved>,
    operation: &Operation<Resolved>,
    report: &mut Report,
) {
    let send = &exchange.send;
    let known: Vec<&str> = match operation.body.as_ref().map(|body| &body.shape) {
        None => Vec::new(),
        Some(BodyShape::Fields { fields }) => fields
            .iter()
            .map(|field| field.wire.value.as_str())
            .collect(),
        Some(BodyShape::Value { ty }) => {
            let step = JsonPathStep::Member {
                name: send.value.clone(),
            };
            match at_path(api, ty, &[step]) {
                Step::Type(_) | Step::Anything => return,
                Step::Missing { known, .. } => known,
            }
        }
    };
    if !known.contains(&send.value.as_str()) {
        report.push(
            Diagnostic::error(
                Code::AuthScheme,
                send.span,
                format!(
                    "the body of `{}` has no field `{}`",
                    operation.id.value, send.value
                ),
            )
            .suggest(closest(send.value.as_str(), known)),
        );
    }
}

fn token_path(
    api: &Api<Resolved>,
    exchange: &Exchange<Resolved>,
    operation: &Operation<Resolved>,
    report: &mut Report,
) {
    let token = &exchange.token;
    let mut nearest_member = None;
    for response in &operation.responses {
        let Some(body) = WholeBody::response(api, operation, response) else {
            continue;
        };
        match body.at_path(api, &token.value) {
            Step::Anything => return,
            Step::Type(ty) if kinds(api, ty).contains(JsonKind::String) => return,
            Step::Type(ty) => {
                report.push(
                    Diagnostic::error(Code::JsonPath, token.span, "the token is no string there")
                        .related(ty.span, "the type that the path leads to"),
                );
                return;
            }
            Step::Missing { step, known } => {
                nearest_member = nearest_member.or(closest(&step, known));
            }
        }
    }
    report.push(
        Diagnostic::error(
            Code::JsonPath,
            token.span,
            format!(
                "no response of `{}` has `{}`",
                operation.id.value, token.value
            ),
        )
        .suggest(nearest_member),
    );
}

/// Scopes of operations, where the schemes list theirs.
fn scopes(api: &Api<Resolved>, operation: &Operation<Resolved>, report: &mut Report) {
    let mut listed = api
        .auth
        .iter()
        .flat_map(|scheme| &scheme.scopes)
        .map(|scope| scope.name.value.as_str());
    let Some(Spanned { value, span }) = &operation.scopes else {
        return;
    };
    if listed.clone().next().is_none() {
        return;
    }
    let (Scopes::All { names } | Scopes::Any { names }) = value;
    for name in names {
        if listed.clone().all(|known| known != name) {
            report.push(
                Diagnostic::warning(
                    Code::UnknownScope,
                    *span,
                    format!("no auth scheme lists the scope `{name}`"),
                )
                .suggest(closest(name, &mut listed)),
            );
        }
    }
}
