//! Tokens for the id and the secret of a client, as OAuth 2 has it: RFC 6749, section 4.4.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bindery_codegen::ir::{Api, AuthKind, AuthScheme, Resolved};
use http::header::{ALLOW, CACHE_CONTROL, WWW_AUTHENTICATE};
use serde_json::json;
use url::{Url, form_urlencoded};

use crate::answer::Answer;
use crate::input::Request;
use crate::provider::Provider;
use crate::user::{USER_NAME, User};

/// How long a token lasts.
const LIFETIME: Duration = Duration::from_secs(3600);

/// The scheme whose tokens are issued at this path of the server.
pub(crate) fn scheme_at<'a>(
    api: &'a Api<Resolved>,
    path: &str,
) -> Option<&'a AuthScheme<Resolved>> {
    api.auth.iter().find(|scheme| {
        let url = scheme.token_url.as_ref();
        let url = url.and_then(|url| Url::parse(&url.value).ok());
        matches!(scheme.kind, AuthKind::OAuth2ClientCredentials { .. })
            && url.is_some_and(|url| url.path() == path)
    })
}

/// The answer to a request for a token.
pub(crate) fn answer(
    provider: &Provider,
    scheme: &AuthScheme<Resolved>,
    request: &Request,
) -> Answer {
    if request.method != "POST" {
        let mut answer = Answer::empty(405);
        answer.header(ALLOW, "POST");
        return answer.because("tokens are asked for by POST");
    }
    let form: Vec<(String, String)> = form_urlencoded::parse(&request.body).into_owned().collect();
    let field = |name: &str| {
        let mut fields = form.iter();
        fields
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    match field("grant_type") {
        Some("client_credentials") => {}
        Some(_) => {
            let reason = "the only documented `grant_type` is `client_credentials`";
            return refused(400, "unsupported_grant_type", reason);
        }
        None => {
            let reason = "the body is a form with `grant_type=client_credentials`";
            return refused(400, "invalid_request", reason);
        }
    }
    let Some(user) = client(request, field("client_id"), field("client_secret")) else {
        let reason = format!(
            "the mock does not know this client; expected the id `{USER_NAME}` with the secret `{}`, by \
             `Authorization: Basic` or as `client_id` and `client_secret`",
            User::FIRST.credential()
        );
        let mut answer = refused(401, "invalid_client", &reason);
        answer.header(WWW_AUTHENTICATE, "Basic");
        return answer;
    };
    let asked = field("scope").unwrap_or_default();
    let is_offered = |name: &str| scheme.scopes.iter().any(|scope| scope.name.value == name);
    let unknown = asked.split_whitespace().find(|name| !is_offered(name));
    if let Some(unknown) = unknown.filter(|_| !scheme.scopes.is_empty()) {
        let reason = format!("no document names a scope `{unknown}`");
        return refused(400, "invalid_scope", &reason);
    }
    let until = provider.clock.now() + LIFETIME;
    let token = provider.state().tokens.issue_until(user, until);
    let mut body = json!({
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": LIFETIME.as_secs(),
    });
    if !asked.is_empty() {
        body["scope"] = asked.into();
    }
    let mut answer = Answer::json(200, &body);
    answer.header(CACHE_CONTROL, "no-store");
    answer
}

/// The user whose client this is. Id and secret are encoded as in a form before they are joined (section
/// 2.3.1), or stand in the body.
fn client(request: &Request, id: Option<&str>, secret: Option<&str>) -> Option<User> {
    let Some(header) = request.header("authorization") else {
        return User::with_credential(secret?).filter(|_| id == Some(USER_NAME));
    };
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(BASE64_STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decoded = |text: &str| {
        let mut pairs = form_urlencoded::parse(text.as_bytes());
        pairs
            .next()
            .map_or(String::new(), |(name, _)| name.into_owned())
    };
    User::with_credential(&decoded(secret)).filter(|_| decoded(id) == USER_NAME)
}

/// An error in the form of section 5.2.
fn refused(status: u16, error: &str, reason: &str) -> Answer {
    Answer::json(
        status,
        &json!({ "error": error, "error_description": reason }),
    )
    .because(reason)
}
