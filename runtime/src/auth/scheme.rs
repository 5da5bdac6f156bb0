//! The ways to authenticate that a provider documents: constants that generated code states.

use crate::OperationMeta;

/// One way to authenticate.
#[derive(Clone, Copy, Debug)]
pub struct AuthScheme {
    pub(crate) name: &'static str,
    pub(crate) env: Option<&'static str>,
    pub(crate) kind: AuthKind,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum AuthKind {
    Bearer,
    Basic(BasicForm),
    ApiKey { place: ApiKeyPlace, prefix: &'static str },
    Exchange(Exchange),
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

/// How a long-lived key is traded for a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exchange {
    pub(crate) operation: &'static OperationMeta,
    pub(crate) key_field: &'static str,
    pub(crate) token_path: &'static str,
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
    pub const fn api_key(
        name: &'static str,
        place: ApiKeyPlace,
        prefix: &'static str,
    ) -> Self {
        Self::new(name, AuthKind::ApiKey { place, prefix })
    }

    /// A bearer token that `operation` gives at `token_path` of its JSON answer for a body that holds the
    /// secret in `key_field`.
    pub const fn exchange(
        name: &'static str,
        operation: &'static OperationMeta,
        key_field: &'static str,
        token_path: &'static str,
    ) -> Self {
        Self::new(name, AuthKind::Exchange(Exchange { operation, key_field, token_path }))
    }

    /// The environment variable that holds the secret; for user name and secret, `USER:SECRET`.
    pub const fn env(mut self, name: &'static str) -> Self {
        self.env = Some(name);
        self
    }

    const fn new(name: &'static str, kind: AuthKind) -> Self {
        Self { name, env: None, kind }
    }
}
