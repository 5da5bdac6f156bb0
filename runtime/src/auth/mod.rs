//! How requests are authenticated.

mod client_credentials;
mod credential;
mod error;
mod exchange;
mod place;
mod scheme;
mod session;
mod token;

use http::Request;

pub(crate) use self::scheme::AuthKind;
pub use self::{
    credential::Credential,
    error::AuthError,
    scheme::{ApiKeyPlace, AuthScheme, BasicForm, Exchange},
    token::AccessToken,
};
use self::{place::Placed, session::Session};
use crate::{OperationMeta, Secret, clock::BoxFuture, core::Core, meta::AuthNeed};

/// The credentials of a client, in the order of the provider's schemes.
#[derive(Debug)]
pub(crate) struct Auth(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    scheme: AuthScheme,
    credential: Credential,
    /// What a secret that does not change puts into every request.
    fixed: Option<Result<Placed, AuthError>>,
    session: Session,
}

/// The tokens of sessions that a request is sent with, so that a refusal can end exactly these.
#[derive(Debug, Default)]
pub(crate) struct Tokens(Vec<(usize, Secret)>);

impl Auth {
    pub(crate) fn new(credentials: impl IntoIterator<Item = (AuthScheme, Credential)>) -> Self {
        let entry = |(scheme, credential)| Entry::new(scheme, credential);
        Self(credentials.into_iter().map(entry).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there are tokens that end.
    pub(crate) fn has_sessions(&self) -> bool {
        self.0.iter().any(|entry| entry.fixed.is_none())
    }

    /// The tokens that an operation needs, got where there are none. Boxed, so that calls without sessions are not
    /// larger by it.
    pub(crate) fn tokens<'a>(
        &'a self,
        core: &'a Core,
        meta: &'a OperationMeta,
    ) -> BoxFuture<'a, Result<Tokens, AuthError>> {
        Box::pin(async move {
            let mut tokens = Tokens::default();
            for needed in self.needed(meta) {
                let (index, entry) = needed?;
                if entry.fixed.is_none() {
                    tokens.0.push((index, entry.token(core).await?));
                }
            }
            Ok(tokens)
        })
    }

    /// Adds the credentials that an operation needs to its request, these tokens among them.
    pub(crate) fn apply<B>(
        &self,
        meta: &OperationMeta,
        tokens: &Tokens,
        request: &mut Request<B>,
    ) -> Result<(), AuthError> {
        for needed in self.needed(meta) {
            let (index, entry) = needed?;
            if let Some(fixed) = &entry.fixed {
                fixed.as_ref().map_err(Clone::clone)?.add_to(request)?;
            }
            for (_, token) in tokens.0.iter().filter(|(of, _)| *of == index) {
                Placed::new(&entry.scheme, None, token)?.add_to(request)?;
            }
        }
        Ok(())
    }

    /// Ends the sessions of these tokens, which were refused. Boxed as [`Auth::tokens`] is.
    pub(crate) fn forget(&self, refused: Tokens) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            for (index, token) in refused.0 {
                if let Some(entry) = self.0.get(index) {
                    entry.session.forget(&token).await;
                }
            }
        })
    }

    /// The credentials that an operation needs, each with its place among all.
    fn needed(
        &self,
        meta: &OperationMeta,
    ) -> impl Iterator<Item = Result<(usize, &Entry), AuthError>> {
        let entries = || self.0.iter().enumerate();
        let has = |name: &&str| self.0.iter().any(|entry| entry.scheme.name == *name);
        let (most, schemes) = match meta.auth {
            AuthNeed::None => (0, &[][..]),
            AuthNeed::Provider => (1, &[][..]),
            AuthNeed::Schemes(names) => (0, names),
            AuthNeed::AnyOf(sets) => {
                let mut held = sets.iter().filter(|names| names.iter().all(has));
                (0, *held.next().or(sets.first()).unwrap_or(&&[][..]))
            }
        };
        let of_schemes = schemes.iter().map(move |name| {
            let entry = entries().find(|(_, entry)| entry.scheme.name == *name);
            let problem = "the operation needs it and the client has no credential for it";
            entry.ok_or_else(|| AuthError::new(name, problem))
        });
        entries().take(most).map(Ok).chain(of_schemes)
    }
}

impl Tokens {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Entry {
    fn new(scheme: AuthScheme, credential: Credential) -> Self {
        let is_traded = matches!(
            scheme.kind,
            AuthKind::Exchange(_) | AuthKind::ClientCredentials(_)
        );
        let fixed = credential.fixed().filter(|_| !is_traded);
        Self {
            fixed: fixed.map(|secret| Placed::new(&scheme, credential.user(), secret)),
            session: Session::default(),
            scheme,
            credential,
        }
    }

    /// The token of the session.
    async fn token(&self, core: &Core) -> Result<Secret, AuthError> {
        let get = || Box::pin(self.get(core));
        self.session.token(&*core.clock, get).await
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
