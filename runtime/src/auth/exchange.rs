//! Tokens that a long-lived key is traded for.

use http::header;
use serde_json::json;

use super::{AccessToken, AuthError, scheme::Exchange};
use crate::{Body, Secret, core::Core, decode::at};

/// Trades the key for a token.
pub(super) async fn trade(
    core: &Core,
    scheme: &'static str,
    exchange: Exchange,
    key: &Secret,
) -> Result<AccessToken, AuthError> {
    let mut body = json!({ exchange.key_field: key.expose() });
    if let (Some(member), false) = (core.provider.envelope, exchange.is_bare) {
        body = json!({ member: body });
    }
    let body = serde_json::to_vec(&body)
        .map_err(|error| AuthError::because(scheme, "the key cannot be sent", error))?;
    let request = http::Request::builder()
        .method(exchange.method)
        .uri(format!("{}{}", core.base_url.as_str(), exchange.path))
        .header(header::CONTENT_TYPE, core.provider.content_type)
        .body(Body::from(body))
        .map_err(|error| AuthError::because(scheme, "the exchange has no valid URL", error))?;
    let body = core.authenticate(scheme, request).await?;
    let token = at::text(&body, exchange.token_path)
        .map(AccessToken::new)
        .ok_or_else(|| AuthError::new(scheme, "the answer to the credential holds no token"))?;
    Ok(match exchange.lifetime {
        Some(lifetime) => token.lifetime(lifetime),
        None => token,
    })
}
