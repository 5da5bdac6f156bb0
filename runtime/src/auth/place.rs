//! Where credentials stand in a request.

use std::fmt;

use ::base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Uri, header};
use url::form_urlencoded::byte_serialize;

use super::{ApiKeyPlace, AuthError, AuthKind, AuthScheme, BasicForm};
use crate::{Secret, request::cookie};

/// What a credential puts into a request.
pub(super) struct Placed {
    scheme: &'static str,
    place: Place,
}

enum Place {
    Header(HeaderName, HeaderValue),
    Cookie(HeaderValue),
    /// A pair, encoded.
    Query(Secret),
}

impl Placed {
    /// What a scheme has of a user, where it needs one, and a secret.
    pub(super) fn new(
        scheme: &AuthScheme,
        user: Option<&str>,
        secret: &Secret,
    ) -> Result<Self, AuthError> {
        let name = scheme.name;
        let secret = secret.expose();
        match scheme.kind {
            AuthKind::Bearer | AuthKind::Exchange(_) | AuthKind::ClientCredentials(_) => {
                Self::authorization(name, ["Bearer ", secret].concat())
            }
            AuthKind::Basic(BasicForm::UserAndSecret) => {
                Self::basic(name, user.unwrap_or_default(), secret)
            }
            AuthKind::Basic(BasicForm::EmptyUser) => Self::basic(name, "", secret),
            AuthKind::Basic(BasicForm::SecretUser) => Self::basic(name, secret, ""),
            AuthKind::ApiKey { place, prefix } => {
                Self::api_key(name, place, [prefix, secret].concat())
            }
        }
    }

    pub(super) fn basic(
        scheme: &'static str,
        user: &str,
        password: &str,
    ) -> Result<Self, AuthError> {
        if user.contains(':') {
            return Err(AuthError::new(
                scheme,
                "the user name holds a colon, which ends it in the header",
            ));
        }
        let pair = STANDARD.encode(format!("{user}:{password}"));
        Self::authorization(scheme, ["Basic ", &pair].concat())
    }

    fn authorization(scheme: &'static str, value: String) -> Result<Self, AuthError> {
        let place = Place::Header(header::AUTHORIZATION, secret_value(scheme, value)?);
        Ok(Self { scheme, place })
    }

    fn api_key(scheme: &'static str, place: ApiKeyPlace, key: String) -> Result<Self, AuthError> {
        let place = match place {
            ApiKeyPlace::Header(name) => {
                let name = HeaderName::try_from(name)
                    .map_err(|_| AuthError::new(scheme, "its header has no valid name"))?;
                Place::Header(name, secret_value(scheme, key)?)
            }
            ApiKeyPlace::Cookie(name) => {
                Place::Cookie(secret_value(scheme, format!("{name}={key}"))?)
            }
            ApiKeyPlace::Query(name) => {
                let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
                Place::Query(format!("{}={}", encode(name), encode(&key)).into())
            }
        };
        Ok(Self { scheme, place })
    }

    /// Puts it into a request.
    pub(super) fn add_to<B>(&self, request: &mut Request<B>) -> Result<(), AuthError> {
        match &self.place {
            Place::Header(name, value) => {
                request.headers_mut().insert(name, value.clone());
            }
            Place::Cookie(pair) => cookie::add(request.headers_mut(), pair.clone()),
            Place::Query(pair) => {
                let uri = with_query(request.uri(), pair.expose());
                *request.uri_mut() =
                    uri.ok_or_else(|| AuthError::new(self.scheme, "the key makes no valid URL"))?;
            }
        }
        Ok(())
    }
}

/// Shows nothing of the secret.
impl fmt::Debug for Placed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Placed(..)")
    }
}

/// The value of a header that holds a secret. Its memory is wiped when the last copy of it is dropped.
fn secret_value(scheme: &'static str, text: String) -> Result<HeaderValue, AuthError> {
    let text = Bytes::from_owner(Wiped(text.into()));
    let mut value = HeaderValue::from_maybe_shared(text).map_err(|_| {
        AuthError::new(
            scheme,
            "the secret holds characters that no header can carry",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// The memory of a secret, as what `Bytes` are.
struct Wiped(Secret);

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }
}

/// An address with a pair at the end of its query.
fn with_query(uri: &Uri, pair: &str) -> Option<Uri> {
    let mut text = uri.to_string();
    text.push(if uri.query().is_some() { '&' } else { '?' });
    text.push_str(pair);
    Uri::try_from(text).ok()
}
