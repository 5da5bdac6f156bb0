//! What a client proves its identity with.

use std::{error::Error as StdError, fmt, future::Future, sync::Arc};

use super::{AccessToken, AuthError, AuthKind, AuthScheme, BasicForm};
use crate::{Secret, clock::BoxFuture};

type ProviderError = Box<dyn StdError + Send + Sync>;
type Issue = dyn Fn() -> BoxFuture<'static, Result<AccessToken, ProviderError>> + Send + Sync;

/// What a client proves its identity with, for one scheme.
#[derive(Clone)]
pub struct Credential {
    kind: Kind,
    scopes: String,
}

#[derive(Clone)]
enum Kind {
    Fixed {
        user: Option<String>,
        secret: Secret,
    },
    Issued(Arc<Issue>),
}

impl Credential {
    /// A token, a key, or whatever else the scheme's one secret is.
    pub fn secret(secret: impl Into<Secret>) -> Self {
        Self::of(Kind::Fixed {
            user: None,
            secret: secret.into(),
        })
    }

    /// A user name and its password, or the id of an OAuth client and its secret.
    pub fn user_and_secret(user: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::of(Kind::Fixed {
            user: Some(user.into()),
            secret: secret.into(),
        })
    }

    /// Secrets that `issue` gives. Each is used until its lifetime ends or the server refuses it; then
    /// all calls that wait share the next one. The errors of `issue` must print no secret.
    ///
    /// ```
    /// use bindery::{AccessToken, Credential};
    ///
    /// let vault = Credential::issued(|| async {
    ///     Ok::<_, std::io::Error>(AccessToken::new("from a vault"))
    /// });
    /// ```
    pub fn issued<F, E>(issue: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<AccessToken, E>> + Send + 'static,
        E: Into<ProviderError> + 'static,
    {
        Self::of(Kind::Issued(Arc::new(move || {
            let issued = issue();
            Box::pin(async move { issued.await.map_err(Into::into) })
        })))
    }

    /// The scopes to ask a token for, where this credential is traded for one by OAuth 2 client credentials;
    /// without any the server decides. Of no effect elsewhere.
    #[must_use]
    pub fn scopes<S: AsRef<str>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes.clear();
        for scope in scopes {
            if !self.scopes.is_empty() {
                self.scopes.push(' ');
            }
            self.scopes.push_str(scope.as_ref());
        }
        self
    }

    fn of(kind: Kind) -> Self {
        let scopes = String::new();
        Self { kind, scopes }
    }

    /// The scopes to ask for, separated by spaces.
    pub(super) fn asked_scopes(&self) -> &str {
        &self.scopes
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

    /// The user name, where there is one.
    pub(super) fn user(&self) -> Option<&str> {
        match &self.kind {
            Kind::Fixed { user, .. } => user.as_deref(),
            Kind::Issued(_) => None,
        }
    }

    /// The secret, where it is not issued but fixed.
    pub(super) fn fixed(&self) -> Option<&Secret> {
        match &self.kind {
            Kind::Fixed { secret, .. } => Some(secret),
            Kind::Issued(_) => None,
        }
    }

    /// The secret, for this one use.
    pub(super) async fn issue(&self, scheme: &'static str) -> Result<AccessToken, AuthError> {
        match &self.kind {
            Kind::Fixed { secret, .. } => Ok(AccessToken::new(secret.clone())),
            Kind::Issued(issue) => issue()
                .await
                .map_err(|error| AuthError::because(scheme, "no token was issued", error)),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.kind {
            Kind::Fixed { .. } => "Credential(fixed)",
            Kind::Issued(_) => "Credential(issued)",
        })
    }
}
