//! Who sent a request.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bindery_codegen::ir::{
    Api, AuthKind, AuthScheme, CredentialPlace, Operation, Resolved, SchemeIndex,
};

use crate::input::Request;
use crate::input::parameters::cookie;
use crate::refusal::{Refusal, RefusalKind};
use crate::tokens::Tokens;
use crate::user::{USER_NAME, User};

/// The user who sent a request, by the first way to authenticate that holds.
pub(crate) fn authenticate(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    request: &Request,
    tokens: &Tokens,
    now: Duration,
) -> Result<User, Refusal> {
    let ways: Vec<Vec<SchemeIndex>> = match &operation.auth {
        Some(requirements) => requirements
            .iter()
            .map(|all| all.schemes.iter().map(|scheme| scheme.value).collect())
            .collect(),
        None => (0..api.auth.len())
            .map(|index| vec![SchemeIndex(index)])
            .collect(),
    };
    let mut reasons = Vec::new();
    for way in &ways {
        match all(api, way, request, tokens, now) {
            Ok(user) => return Ok(user),
            Err(reason) if !reasons.contains(&reason) => reasons.push(reason),
            Err(_) => {}
        }
    }
    if reasons.is_empty() {
        return Ok(User::FIRST);
    }
    Err(Refusal::new(
        RefusalKind::Unauthenticated,
        reasons.join(", or "),
    ))
}

fn all(
    api: &Api<Resolved>,
    schemes: &[SchemeIndex],
    request: &Request,
    tokens: &Tokens,
    now: Duration,
) -> Result<User, String> {
    let mut user = User::FIRST;
    for scheme in schemes {
        user = of_scheme(api.scheme(*scheme), request, tokens, now)?;
    }
    Ok(user)
}

fn of_scheme(
    scheme: &AuthScheme<Resolved>,
    request: &Request,
    tokens: &Tokens,
    now: Duration,
) -> Result<User, String> {
    let key = User::FIRST.credential();
    match &scheme.kind {
        AuthKind::Bearer { .. } => {
            let expected = format!("`Authorization: Bearer {key}`");
            let token = authorization(request, "bearer", &expected)?;
            let user = User::with_credential(&token).or_else(|| tokens.user(&token, now));
            user.ok_or_else(|| unknown("token", &expected))
        }
        AuthKind::OAuth2ClientCredentials { .. } => {
            let expected = format!(
                "`Authorization: Bearer` with a token that was issued for the client `{USER_NAME}`, or `{key}`"
            );
            let token = authorization(request, "bearer", &expected)?;
            let user = User::with_credential(&token).or_else(|| tokens.user(&token, now));
            user.ok_or_else(|| unknown("token", &expected))
        }
        AuthKind::Exchange { .. } => {
            let expected =
                format!("`Authorization: Bearer` with a token that `{key}` was traded for");
            let token = authorization(request, "bearer", &expected)?;
            tokens.user(&token, now).ok_or_else(|| {
                format!(
                    "the token was not issued by this mock, or has expired; expected {expected}"
                )
            })
        }
        AuthKind::Basic { user, password } => {
            let expected = match (user, password) {
                (Some(_), Some(_)) => format!("user `{USER_NAME}` with password `{key}`"),
                (None, _) => format!("an empty user with password `{key}`"),
                (Some(_), None) => format!("user `{key}` with an empty password"),
            };
            let expected = format!("`Authorization: Basic` with {expected}");
            let encoded = authorization(request, "basic", &expected)?;
            let text = BASE64_STANDARD
                .decode(encoded)
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            let given = text.as_deref().and_then(|text| text.split_once(':'));
            let secret = match (given, user, password) {
                (Some((USER_NAME, secret)), Some(_), Some(_))
                | (Some(("", secret)), None, Some(_))
                | (Some((secret, "")), Some(_), None) => Some(secret),
                _ => None,
            };
            secret
                .and_then(User::with_credential)
                .ok_or_else(|| unknown("user or password", &expected))
        }
        AuthKind::ApiKey { place, prefix, .. } => {
            let prefix = prefix.as_deref().unwrap_or_default();
            let (found, expected) = match place {
                CredentialPlace::Header { name } => (
                    request.header(name.as_str()).map(str::to_owned),
                    format!("the header `{name}: {prefix}{key}`"),
                ),
                CredentialPlace::Query { name } => (
                    request.query_value(name.as_str()),
                    format!("the query parameter `{name}={prefix}{key}`"),
                ),
                CredentialPlace::Cookie { name } => (
                    cookie(request, name.as_str()),
                    format!("the cookie `{name}={prefix}{key}`"),
                ),
            };
            let found = found.ok_or_else(|| missing(&expected))?;
            found
                .strip_prefix(prefix)
                .and_then(User::with_credential)
                .ok_or_else(|| unknown("key", &expected))
        }
    }
}

/// The query parameters that hold a credential.
pub(crate) fn query_credentials(api: &Api<Resolved>) -> Vec<&str> {
    let places = api.auth.iter().filter_map(|scheme| match &scheme.kind {
        AuthKind::ApiKey {
            place: CredentialPlace::Query { name },
            ..
        } => Some(name.as_str()),
        _ => None,
    });
    places.collect()
}

/// The credential of the `Authorization` header, if it is of this scheme.
fn authorization(request: &Request, scheme: &str, expected: &str) -> Result<String, String> {
    let header = request
        .header("authorization")
        .ok_or_else(|| missing(expected))?;
    match header.split_once(' ') {
        Some((found, credential)) if found.eq_ignore_ascii_case(scheme) => {
            Ok(credential.trim().to_owned())
        }
        _ => Err(format!(
            "another kind of `Authorization` was sent; expected {expected}"
        )),
    }
}

fn missing(expected: &str) -> String {
    format!("no credential was sent; expected {expected}")
}

/// What was sent may be a real credential: it is not shown.
fn unknown(what: &str, expected: &str) -> String {
    format!("the mock does not know this {what}; expected {expected}")
}
