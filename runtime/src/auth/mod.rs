//! How requests are authenticated.

mod client_credentials;
mod credential;
mod error;
mod exchange;
mod place;
mod scheme;
mod session;
mod token;

use http::request;

pub(crate) use self::scheme::AuthKind;
use self::session::Session;
pub use self::{
    credential::Credential,
    error::AuthError,
    scheme::{ApiKeyPlace, AuthScheme, BasicForm, Exchange},
    token::AccessToken,
};
use crate::{OperationMeta, Secret, core::Core, meta::AuthNeed};

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
            session: Session::default(),
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
                if let Some(entry) = self.0.first() {
                    entry.apply(0, core, request, &mut used).await?;
                }
            }
            AuthNeed::Schemes(names) => {
                for name in names {
                    let mut entries = self.0.iter().enumerate();
                    let (index, entry) = entries
                        .find(|(_, entry)| entry.scheme.name == *name)
                        .ok_or_else(|| {
                            AuthError::new(
                                name,
                                "the operation needs it and the client has no credential for it",
                            )
                        })?;
                    entry.apply(index, core, request, &mut used).await?;
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
}

impl Entry {
    async fn apply(
        &self,
        index: usize,
        core: &Core,
        request: &mut request::Parts,
        sessions: &mut UsedTokens,
    ) -> Result<(), AuthError> {
        let name = self.scheme.name;
        let token;
        let secret = if let Some(secret) = self.fixed() {
            secret
        } else {
            token = self
                .session
                .token(&*core.clock, || Box::pin(self.get(core)))
                .await?;
            sessions.0.push((index, token.clone()));
            &token
        };
        let secret = secret.expose();
        match self.scheme.kind {
            AuthKind::Bearer | AuthKind::Exchange(_) | AuthKind::ClientCredentials(_) => {
                place::bearer(request, name, secret)
            }
            AuthKind::Basic(form) => {
                let (user, password) = match form {
                    BasicForm::UserAndSecret => {
                        (self.credential.user().unwrap_or_default(), secret)
                    }
                    BasicForm::EmptyUser => ("", secret),
                    BasicForm::SecretUser => (secret, ""),
                };
                place::basic(request, name, user, password)
            }
            AuthKind::ApiKey { place, prefix } => {
                place::api_key(request, name, place, [prefix, secret].concat())
            }
        }
    }

    /// What is sent in every request, where that is not a token that ends.
    fn fixed(&self) -> Option<&Secret> {
        match self.scheme.kind {
            AuthKind::Exchange(_) | AuthKind::ClientCredentials(_) => None,
            _ => self.credential.fixed(),
        }
    }

    /// Gets a token.
    async fn get(&self, core: &Core) -> Result<AccessToken, AuthError> {
        let name = self.scheme.name;
        match self.scheme.kind {
            AuthKind::Exchange(exchange) => {
                let key = self.credential.issue(name).await?.secret;
                exchange::trade(core, name, exchange, &key).await
            }
            AuthKind::ClientCredentials(settings) => {
                client_credentials::trade(core, name, settings, &self.credential).await
            }
            _ => self.credential.issue(name).await,
        }
    }
}
