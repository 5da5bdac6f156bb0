//! Where credentials stand in a request.

use ::base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderName, HeaderValue, header, request};
use url::form_urlencoded::byte_serialize;

use super::{ApiKeyPlace, AuthError};
use crate::request::cookie;

pub(super) fn bearer(
    request: &mut request::Parts,
    scheme: &'static str,
    token: &str,
) -> Result<(), AuthError> {
    authorize(request, scheme, ["Bearer ", token].concat())
}

pub(super) fn basic(
    request: &mut request::Parts,
    scheme: &'static str,
    user: &str,
    password: &str,
) -> Result<(), AuthError> {
    if user.contains(':') {
        return Err(AuthError::new(
            scheme,
            "the user name holds a colon, which ends it in the header",
        ));
    }
    let pair = STANDARD.encode(format!("{user}:{password}"));
    authorize(request, scheme, ["Basic ", &pair].concat())
}

pub(super) fn api_key(
    request: &mut request::Parts,
    scheme: &'static str,
    place: ApiKeyPlace,
    key: String,
) -> Result<(), AuthError> {
    match place {
        ApiKeyPlace::Header(name) => {
            let name = HeaderName::try_from(name)
                .map_err(|_| AuthError::new(scheme, "its header has no valid name"))?;
            set_header(request, scheme, name, key)
        }
        ApiKeyPlace::Cookie(name) => add_cookie(request, scheme, name, &key),
        ApiKeyPlace::Query(parameter) => append_query(request, scheme, parameter, &key),
    }
}

fn authorize(
    request: &mut request::Parts,
    scheme: &'static str,
    value: String,
) -> Result<(), AuthError> {
    set_header(request, scheme, header::AUTHORIZATION, value)
}

fn set_header(
    request: &mut request::Parts,
    scheme: &'static str,
    name: HeaderName,
    value: String,
) -> Result<(), AuthError> {
    let mut value = HeaderValue::try_from(value).map_err(|_| {
        AuthError::new(
            scheme,
            "the secret holds characters that no header can carry",
        )
    })?;
    value.set_sensitive(true);
    request.headers.insert(name, value);
    Ok(())
}

fn add_cookie(
    request: &mut request::Parts,
    scheme: &'static str,
    name: &str,
    key: &str,
) -> Result<(), AuthError> {
    let mut pair = HeaderValue::from_str(&format!("{name}={key}")).map_err(|_| {
        AuthError::new(
            scheme,
            "the secret holds characters that no header can carry",
        )
    })?;
    pair.set_sensitive(true);
    cookie::add(&mut request.headers, pair);
    Ok(())
}

fn append_query(
    request: &mut request::Parts,
    scheme: &'static str,
    name: &str,
    value: &str,
) -> Result<(), AuthError> {
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let mut uri = request.uri.to_string();
    uri.push(if request.uri.query().is_some() {
        '&'
    } else {
        '?'
    });
    uri.push_str(&encode(name));
    uri.push('=');
    uri.push_str(&encode(value));
    request.uri = http::Uri::try_from(uri)
        .map_err(|_| AuthError::new(scheme, "the key makes no valid URL"))?;
    Ok(())
}
