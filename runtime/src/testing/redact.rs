//! Secrets taken out of what is kept.

use http::HeaderMap;
use serde_json::Value as Json;

use crate::{ApiKeyPlace, Body, OperationName, ProviderMeta, auth::AuthKind, body::BodyError};

use super::exchange::RecordedCall;

/// What stands in the place of a secret.
const REDACTED: &str = "REDACTED";

/// Knows by the provider's spec where secrets stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Redactor(pub(super) &'static ProviderMeta);

impl Redactor {
    /// Takes a request apart into what is kept and what is sent on.
    pub(super) async fn request(
        self,
        request: http::Request<Body>,
    ) -> Result<(RecordedCall, http::Request<Body>), BodyError> {
        let (parts, body) = request.into_parts();
        let body = body.collect(usize::MAX).await?;
        let operation = parts.extensions.get::<OperationName>();
        let call = RecordedCall {
            operation: operation.map_or_else(String::new, |name| name.as_str().to_owned()),
            method: parts.method.to_string(),
            url: self.url(&parts.uri.to_string()),
            headers: self.headers(&parts.headers),
            body: self.text(&body),
        };
        Ok((call, http::Request::from_parts(parts, body.into())))
    }

    /// Headers, with `REDACTED` for the values of those that hold secrets.
    pub(super) fn headers(self, headers: &HeaderMap) -> Vec<(String, String)> {
        let kept = headers.iter().map(|(name, value)| {
            let is_cookie = matches!(name.as_str(), "cookie" | "set-cookie" | "authorization");
            let text = if value.is_sensitive() || is_cookie || self.is_secret(name.as_str()) {
                REDACTED.to_owned()
            } else {
                String::from_utf8_lossy(value.as_bytes()).into_owned()
            };
            (name.as_str().to_owned(), text)
        });
        kept.collect()
    }

    /// A body: a JSON text or a form without the members that hold secrets, anything else as it is.
    pub(super) fn text(self, body: &[u8]) -> String {
        let text = String::from_utf8_lossy(body);
        match serde_json::from_str::<Json>(&text) {
            Ok(mut json @ (Json::Object(_) | Json::Array(_))) => {
                if self.json(&mut json) {
                    json.to_string()
                } else {
                    text.into_owned()
                }
            }
            _ if text.contains('=') && !text.contains(['\n', '<']) => self.pairs(&text),
            _ => text.into_owned(),
        }
    }

    fn url(self, url: &str) -> String {
        match url.split_once('?') {
            Some((path, query)) => format!("{path}?{}", self.pairs(query)),
            None => url.to_owned(),
        }
    }

    fn pairs(self, text: &str) -> String {
        let pairs = text.split('&').map(|pair| match pair.split_once('=') {
            Some((name, _)) if self.is_secret(name) => format!("{name}={REDACTED}"),
            _ => pair.to_owned(),
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    /// Takes secrets out of a value; whether there were any. It goes as deep as the parser did.
    fn json(self, value: &mut Json) -> bool {
        match value {
            Json::Object(members) => {
                let mut found = false;
                for (name, value) in members {
                    if !value.is_null() && self.is_secret(name) {
                        *value = Json::from(REDACTED);
                        found = true;
                    } else {
                        found |= self.json(value);
                    }
                }
                found
            }
            Json::Array(entries) => {
                let mut found = false;
                for entry in entries {
                    found |= self.json(entry);
                }
                found
            }
            _ => false,
        }
    }

    /// Whether what stands under this name is a secret: the spec says so, or authentication puts it there.
    fn is_secret(self, name: &str) -> bool {
        let is_named = |secret: &str| secret.eq_ignore_ascii_case(name);
        let authenticates = self.0.auth.iter().any(|scheme| match scheme.kind {
            AuthKind::Bearer | AuthKind::Basic(_) => false,
            AuthKind::ApiKey { place, .. } => match place {
                ApiKeyPlace::Header(at) | ApiKeyPlace::Query(at) => is_named(at),
                ApiKeyPlace::Cookie(_) => false,
            },
            AuthKind::Exchange(exchange) => {
                let token = exchange.token_path.rsplit('.').next();
                is_named(exchange.key_field) || token.is_some_and(is_named)
            }
            AuthKind::ClientCredentials(_) => ["access_token", "refresh_token", "client_secret"]
                .map(is_named)
                .contains(&true),
        });
        authenticates || self.0.secrets.iter().any(|secret| is_named(secret))
    }
}
