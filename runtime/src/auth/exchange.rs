//! Tokens that a long-lived key is traded for.

use std::future::Future;

use http::header;
use serde_json::json;
use tokio::sync::Mutex;

use super::{AuthError, scheme::Exchange};
use crate::{Body, Secret, core::Core, decode::at, error::Failure};

/// A token, kept until the server refuses it.
#[derive(Debug)]
pub(super) struct Session(Mutex<Option<Secret>>);

impl Session {
    pub(super) fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// The token, traded for when there is none. Callers that come meanwhile wait for the same trade; if
    /// the one that does it is dropped, the next one takes over.
    pub(super) async fn token<F>(&self, trade: impl FnOnce() -> F) -> Result<Secret, AuthError>
    where
        F: Future<Output = Result<Secret, AuthError>>,
    {
        let mut token = self.0.lock().await;
        if let Some(token) = &*token {
            return Ok(token.clone());
        }
        let traded = trade().await?;
        *token = Some(traded.clone());
        Ok(traded)
    }

    /// Ends the session, unless another caller has replaced the refused token already.
    pub(super) async fn forget(&self, refused: &Secret) {
        let mut token = self.0.lock().await;
        if token
            .as_ref()
            .is_some_and(|token| token.expose() == refused.expose())
        {
            *token = None;
        }
    }
}

/// Trades the key for a token.
pub(super) async fn trade(
    core: &Core,
    scheme: &'static str,
    exchange: Exchange,
    key: &Secret,
) -> Result<Secret, AuthError> {
    let mut body = json!({ exchange.key_field: key.expose() });
    if let (Some(member), false) = (core.provider.envelope, exchange.is_bare) {
        body = json!({ member: body });
    }
    let request = http::Request::builder()
        .method(exchange.method)
        .uri(format!("{}{}", core.base_url.as_str(), exchange.path))
        .header(header::CONTENT_TYPE, core.provider.content_type)
        .body(Body::from(body.to_string()))
        .map_err(|error| AuthError::because(scheme, "the exchange has no valid URL", error))?;
    let (mut parts, body) = request.into_parts();
    core.add_headers(&mut parts.headers);

    let response = core
        .exchange(http::Request::from_parts(parts, body))
        .await
        .map_err(|failure| exchange_failed(scheme, failure))?;
    let status = response.status();
    if !status.is_success() {
        return Err(AuthError::new(
            scheme,
            format!("the key was answered with {status}"),
        ));
    }
    at::text(response.body(), exchange.token_path)
        .map(Secret::from)
        .ok_or_else(|| AuthError::new(scheme, "the answer to the key holds no token"))
}

fn exchange_failed(scheme: &'static str, failure: Failure) -> AuthError {
    let problem = "the key could not be exchanged";
    match failure {
        Failure::Auth(error) => AuthError::because(scheme, problem, error),
        Failure::Transport(error) => AuthError::because(scheme, problem, error),
        Failure::Body(error) => AuthError::because(scheme, problem, error),
        Failure::Timeout(limit) => AuthError::new(scheme, format!("{problem} within {limit:?}")),
    }
}
