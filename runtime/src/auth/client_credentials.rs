//! Tokens by OAuth 2 client credentials, RFC 6749 section 4.4.

use std::time::Duration;

use http::header;
use serde::Deserialize;
use url::{
    Position,
    form_urlencoded::{Serializer, byte_serialize},
};

use super::{AccessToken, AuthError, Credential, place::Placed, scheme::ClientCredentials};
use crate::{Body, Secret, base_url::BaseUrl, core::Core};

#[derive(Deserialize)]
struct Answer {
    access_token: Secret,
    expires_in: Option<u64>,
}

/// Gets a token for the id and the secret of a client.
pub(super) async fn trade(
    core: &Core,
    scheme: &'static str,
    settings: ClientCredentials,
    credential: &Credential,
) -> Result<AccessToken, AuthError> {
    let secret = credential.issue(scheme).await?.secret;
    let id = credential
        .user()
        .ok_or_else(|| AuthError::new(scheme, "the id of the client is missing"))?;
    let url = token_url(&core.base_url, settings.token_url);
    let request = token_request(scheme, &url, credential.asked_scopes(), id, &secret)?;
    let body = core.authenticate(scheme, request).await?;
    let answer: Answer = serde_json::from_slice(&body)
        .map_err(|_| AuthError::new(scheme, "the answer to the credential holds no token"))?;
    let token = AccessToken::new(answer.access_token);
    Ok(match answer.expires_in {
        Some(seconds) => token.lifetime(Duration::from_secs(seconds)),
        None => token,
    })
}

/// Where tokens are got: the documented place; for a client whose base URL leads to this machine the same path
/// there, so that a mock issues its tokens and nobody else is sent what is meant for it.
fn token_url(base_url: &BaseUrl, documented: &str) -> String {
    let here = base_url.is_loopback();
    let path = url::Url::parse(documented).ok().filter(|_| here);
    let moved = path.and_then(|url| {
        base_url.with_path_and_query(url[Position::BeforePath..Position::AfterQuery].to_owned())
    });
    moved.map_or_else(|| documented.to_owned(), |uri| uri.to_string())
}

fn token_request(
    scheme: &'static str,
    url: &str,
    scopes: &str,
    id: &str,
    secret: &Secret,
) -> Result<http::Request<Body>, AuthError> {
    let mut form = Serializer::new(String::new());
    form.append_pair("grant_type", "client_credentials");
    if !scopes.is_empty() {
        form.append_pair("scope", scopes);
    }
    let mut request = http::Request::post(url)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(form.finish()))
        .map_err(|error| AuthError::because(scheme, "the token URL is malformed", error))?;
    // Section 2.3.1 has both encoded before they are joined.
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    Placed::basic(scheme, &encode(id), &encode(secret.expose()))?.add_to(&mut request)?;
    Ok(request)
}
