//! How requests are authenticated.

mod exchange;
mod scheme;

use std::{borrow::Cow, error::Error as StdError, fmt};

use ::base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderName, HeaderValue, header, request};
use url::form_urlencoded::byte_serialize;

use self::exchange::Session;
pub(crate) use self::scheme::AuthKind;
pub use self::scheme::{ApiKeyPlace, AuthScheme, BasicForm, Exchange};
use crate::{OperationMeta, Secret, core::Core, meta::AuthNeed};

/// What a client proves its identity with, for one scheme.
#[derive(Clone, Debug)]
pub struct Credential {
    user: Option<String>,
    secret: Secret,
}

impl Credential {
    /// A token, a key, or whatever else the scheme's one secret is.
    pub fn secret(secret: impl Into<Secret>) -> Self {
        Self {
            user: None,
            secret: secret.into(),
        }
    }

    /// A user name and its password.
    pub fn user_and_secret(user: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            user: Some(user.into()),
            secret: secret.into(),
        }
    }

    /// What an environment variable holds.
    pub(crate) fn from_text(scheme: &AuthScheme, text: String) -> Self {
        match (scheme.kind, text.split_once(':')) {
            (AuthKind::Basic(BasicForm::UserAndSecret), Some((user, secret))) => {
                Self::user_and_secret(user, secret)
            }
            _ => Self::secret(text),
        }
    }
}

/// The credentials of a client, in the order of the provider's schemes.
#[derive(Debug)]
pub(crate) struct Auth(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    scheme: AuthScheme,
    credential: Credential,
    session: Session,
}

/// The tokens of sessions that a request was sent with, so that a refusal can end exactly these.
#[derive(Debug, Default)]
pub(crate) struct UsedTokens(Vec<(usize, Secret)>);

impl Auth {
    pub(crate) fn new(credentials: impl IntoIterator<Item = (AuthScheme, Credential)>) -> Self {
        let entry = |(scheme, credential)| Entry {
            scheme,
            credential,
            session: Session::new(),
        };
        Self(credentials.into_iter().map(entry).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds the credentials that an operation needs to its request.
    pub(crate) async fn apply(
        &self,
        core: &Core,
        meta: &OperationMeta,
        request: &mut request::Parts,
    ) -> Result<UsedTokens, AuthError> {
        let mut used = UsedTokens::default();
        match meta.auth {
            AuthNeed::None => {}
            AuthNeed::Provider => {
                if !self.0.is_empty() {
                    self.apply_entry(0, core, request, &mut used).await?;
                }
            }
            AuthNeed::Schemes(names) => {
                for name in names {
                    let index = self.0.iter().position(|entry| entry.scheme.name == *name);
                    let index = index.ok_or_else(|| {
                        AuthError::new(
                            name,
                            "the operation needs it and the client has no credential for it",
                        )
                    })?;
                    self.apply_entry(index, core, request, &mut used).await?;
                }
            }
        }
        Ok(used)
    }

    /// Ends the sessions that a refused request was sent with. Whether there were any.
    pub(crate) async fn forget(&self, used: UsedTokens) -> bool {
        let had_session = !used.0.is_empty();
        for (index, token) in used.0 {
            if let Some(entry) = self.0.get(index) {
                entry.session.forget(&token).await;
            }
        }
        had_session
    }

    async fn apply_entry(
        &self,
        index: usize,
        core: &Core,
        request: &mut request::Parts,
        used: &mut UsedTokens,
    ) -> Result<(), AuthError> {
        let Some(entry) = self.0.get(index) else {
            return Ok(());
        };
        let name = entry.scheme.name;
        let secret = entry.credential.secret.expose();
        match entry.scheme.kind {
            AuthKind::Bearer => authorize(request, name, &format!("Bearer {secret}")),
            AuthKind::Basic(form) => {
                let public = entry.credential.user.as_deref().unwrap_or_default();
                let pair = match form {
                    BasicForm::UserAndSecret => format!("{public}:{secret}"),
                    BasicForm::EmptyUser => format!(":{secret}"),
                    BasicForm::SecretUser => format!("{secret}:"),
                };
                authorize(request, name, &format!("Basic {}", STANDARD.encode(pair)))
            }
            AuthKind::ApiKey { place, prefix } => {
                let key = format!("{prefix}{secret}");
                match place {
                    ApiKeyPlace::Header(header) => set_header(request, name, header, &key),
                    ApiKeyPlace::Cookie(cookie) => {
                        set_header(request, name, "cookie", &format!("{cookie}={key}"))
                    }
                    ApiKeyPlace::Query(parameter) => append_query(request, name, parameter, &key),
                }
            }
            AuthKind::Exchange(exchange) => {
                let token = entry
                    .session
                    .token(|| exchange::trade(core, name, exchange, &entry.credential.secret))
                    .await?;
                authorize(request, name, &format!("Bearer {}", token.expose()))?;
                used.0.push((index, token));
                Ok(())
            }
        }
    }
}

fn authorize(
    request: &mut request::Parts,
    scheme: &'static str,
    value: &str,
) -> Result<(), AuthError> {
    set_header(request, scheme, header::AUTHORIZATION.as_str(), value)
}

fn set_header(
    request: &mut request::Parts,
    scheme: &'static str,
    name: &'static str,
    value: &str,
) -> Result<(), AuthError> {
    let name = HeaderName::try_from(name)
        .map_err(|_| AuthError::new(scheme, "its header has no valid name"))?;
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        AuthError::new(
            scheme,
            "the secret holds characters that no header can carry",
        )
    })?;
    value.set_sensitive(true);
    request.headers.insert(name, value);
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

/// A credential that could not be had or sent.
#[derive(Debug)]
pub struct AuthError {
    scheme: &'static str,
    problem: Cow<'static, str>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl AuthError {
    pub(crate) fn new(scheme: &'static str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            scheme,
            problem: problem.into(),
            source: None,
        }
    }

    pub(crate) fn because(
        scheme: &'static str,
        problem: impl Into<Cow<'static, str>>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            scheme,
            problem: problem.into(),
            source: Some(source.into()),
        }
    }

    /// The name of the scheme.
    pub fn scheme(&self) -> &str {
        self.scheme
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "authentication by `{}`: {}", self.scheme, self.problem)
    }
}

impl StdError for AuthError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
