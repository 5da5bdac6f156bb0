//! The ways to authenticate that a provider documents: constants that generated code states.

use std::time::Duration;

/// One way to authenticate.
#[derive(Clone, Copy, Debug)]
pub struct AuthScheme {
    pub(crate) name: &'static str,
    pub(crate) env: Option<&'static str>,
    pub(crate) env_user: Option<&'static str>,
    pub(crate) kind: AuthKind,
    authorization_url: Option<&'static str>,
    token_url: Option<&'static str>,
    refresh_url: Option<&'static str>,
    scopes: &'static [(&'static str, &'static str)],
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum AuthKind {
    Bearer,
    Basic(BasicForm),
    ApiKey {
        place: ApiKeyPlace,
        prefix: &'static str,
    },
    Exchange(Exchange),
    ClientCredentials(ClientCredentials),
}

/// What of user name and password a basic scheme asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasicForm {
    /// Both; the user name is public.
    UserAndSecret,
    /// The secret is the password, the user name is empty.
    EmptyUser,
    /// The secret is the user name, the password is empty.
    SecretUser,
}

/// Where an API key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyPlace {
    /// In this header.
    Header(&'static str),
    /// In this query parameter.
    Query(&'static str),
    /// In this cookie.
    Cookie(&'static str),
}

/// How a long-lived key is traded for a bearer token.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) key_field: &'static str,
    pub(crate) token_path: &'static str,
    pub(crate) is_bare: bool,
    pub(crate) lifetime: Option<Duration>,
}

/// How a client of OAuth 2 gets a token for itself.
#[derive(Clone, Copy, Debug)]
pub struct ClientCredentials {
    pub(crate) token_url: &'static str,
}

impl Exchange {
    /// A JSON body that holds the key in `key_field`, whose answer holds the token at `token_path` of
    /// the whole body. It is posted to the base URL until [`Exchange::route`] says where.
    pub const fn new(key_field: &'static str, token_path: &'static str) -> Self {
        Self {
            method: "POST",
            path: "/",
            key_field,
            token_path,
            is_bare: false,
            lifetime: None,
        }
    }

    /// The method and the path below the base URL.
    #[must_use]
    pub const fn route(mut self, method: &'static str, path: &'static str) -> Self {
        self.method = method;
        self.path = path;
        self
    }

    /// The request does not stand in the provider's envelope.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.is_bare = true;
        self
    }

    /// How long a token lasts; without it, until the server refuses it.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

impl AuthScheme {
    /// `Authorization: Bearer SECRET`.
    pub const fn bearer(name: &'static str) -> Self {
        Self::new(name, AuthKind::Bearer)
    }

    /// `Authorization: Basic BASE64`.
    pub const fn basic(name: &'static str, form: BasicForm) -> Self {
        Self::new(name, AuthKind::Basic(form))
    }

    /// A key in a header, the query or a cookie, after `prefix`.
    pub const fn api_key(name: &'static str, place: ApiKeyPlace, prefix: &'static str) -> Self {
        Self::new(name, AuthKind::ApiKey { place, prefix })
    }

    /// `Authorization: Bearer TOKEN`, where the token is traded for the secret. It is kept until the server
    /// refuses it.
    pub const fn exchange(name: &'static str, exchange: Exchange) -> Self {
        Self::new(name, AuthKind::Exchange(exchange))
    }

    /// `Authorization: Bearer TOKEN`, where the token is got from this URL for the id and the secret of an
    /// OAuth 2 client, and got anew before it ends. A client whose base URL leads to this machine gets it there,
    /// at the same path.
    pub const fn client_credentials(name: &'static str, token_url: &'static str) -> Self {
        let settings = ClientCredentials { token_url };
        Self::new(name, AuthKind::ClientCredentials(settings)).tokens_at(token_url)
    }

    /// The page on which a person allows access, as OAuth 2 has it.
    #[must_use]
    pub const fn authorized_at(mut self, url: &'static str) -> Self {
        self.authorization_url = Some(url);
        self
    }

    /// Where tokens are issued, as OAuth 2 has it.
    #[must_use]
    pub const fn tokens_at(mut self, url: &'static str) -> Self {
        self.token_url = Some(url);
        self
    }

    /// Where tokens are renewed, as OAuth 2 has it.
    #[must_use]
    pub const fn refreshed_at(mut self, url: &'static str) -> Self {
        self.refresh_url = Some(url);
        self
    }

    /// The scopes that tokens can have, each with what it allows.
    #[must_use]
    pub const fn offers(mut self, scopes: &'static [(&'static str, &'static str)]) -> Self {
        self.scopes = scopes;
        self
    }

    /// The environment variable that holds the user name or the client's id, where it does not stand
    /// before the secret.
    #[must_use]
    pub const fn env_user(mut self, name: &'static str) -> Self {
        self.env_user = Some(name);
        self
    }

    /// The environment variable that holds the secret; for user name and secret, `USER:SECRET` unless
    /// the user name has a variable of its own.
    #[must_use]
    pub const fn env(mut self, name: &'static str) -> Self {
        self.env = Some(name);
        self
    }

    /// Its name in the provider's spec.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The page on which a person allows access, where it is documented.
    pub const fn authorization_url(&self) -> Option<&'static str> {
        self.authorization_url
    }

    /// Where tokens are issued, where it is documented.
    pub const fn token_url(&self) -> Option<&'static str> {
        self.token_url
    }

    /// Where tokens are renewed, where it is documented.
    pub const fn refresh_url(&self) -> Option<&'static str> {
        self.refresh_url
    }

    /// The documented scopes that tokens can have, each with what it allows.
    pub const fn scopes(&self) -> &'static [(&'static str, &'static str)] {
        self.scopes
    }

    const fn new(name: &'static str, kind: AuthKind) -> Self {
        Self {
            name,
            env: None,
            env_user: None,
            kind,
            authorization_url: None,
            token_url: None,
            refresh_url: None,
            scopes: &[],
        }
    }
}
