//! How calls prove who makes them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{Evidence, JsonPath, Prose, Spanned, Stage, WireName};

/// A scheme. A client uses one of them, by default the first.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AuthScheme<S: Stage> {
    /// Its name in the spec; the builder's method is named after it.
    pub name: Spanned<String>,
    /// How it works.
    pub kind: AuthKind<S>,
    /// Scopes that tokens of this scheme can have.
    pub scopes: Vec<Scope>,
    /// Where a person allows access (OAuth 2).
    pub authorization_url: Option<Spanned<String>>,
    /// Where tokens are issued (OAuth 2).
    pub token_url: Option<Spanned<String>>,
    /// Where tokens are renewed (OAuth 2).
    pub refresh_url: Option<Spanned<String>>,
    /// What people should know of it.
    pub description: Prose<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the row stands.
    pub span: Span,
}

/// What a caller gives: the argument's name and where it comes from by default.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Secret {
    /// Name of the builder's argument.
    pub argument: Spanned<String>,
    /// Environment variable it is read from.
    pub env: Option<Spanned<String>>,
}

/// How a scheme works.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuthKind<S: Stage> {
    /// `Authorization: Bearer TOKEN`.
    Bearer {
        /// The token.
        secret: Secret,
    },
    /// `Authorization: Basic base64(USER:PASSWORD)`. A part without a value is empty.
    Basic {
        /// The user. None: empty.
        user: Option<Secret>,
        /// The password. None: empty.
        password: Option<Secret>,
    },
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// The key.
        secret: Secret,
        /// Where it goes.
        place: CredentialPlace,
        /// Text before the key, such as `Token `.
        prefix: Option<String>,
    },
    /// OAuth 2 client credentials: a token is fetched from the token URL.
    #[serde(rename = "oauth2_client_credentials")]
    OAuth2ClientCredentials {
        /// The client's id.
        user: Secret,
        /// The client's secret.
        secret: Secret,
    },
    /// A long-lived key is traded for a token by an operation of the API.
    Exchange {
        /// The key.
        secret: Secret,
        /// How it is traded.
        exchange: Exchange<S>,
    },
}

/// Where a credential goes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum CredentialPlace {
    /// A header.
    Header {
        /// Its name.
        name: WireName,
    },
    /// A query parameter.
    Query {
        /// Its name.
        name: WireName,
    },
    /// A cookie.
    Cookie {
        /// Its name.
        name: WireName,
    },
}

/// How a key is traded for a token.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Exchange<S: Stage> {
    /// The operation that trades it.
    pub operation: Spanned<S::Operation>,
    /// The field of its body that takes the key.
    pub send: Spanned<WireName>,
    /// Where its response has the token.
    pub token: Spanned<JsonPath>,
    /// How the token is used: `bearer` only, so far.
    pub used_as: Spanned<String>,
    /// How long a token lasts, in seconds. None: unknown; it is used until a 401.
    pub lifetime: Option<Spanned<u64>>,
}

/// A permission that a token can have.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Scope {
    /// Its name on the wire.
    pub name: Spanned<String>,
    /// What it allows, as `CommonMark`.
    pub meaning: String,
}

/// The schemes that one way of calling an operation needs, all together. No scheme: no credentials.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AuthRequirement<S: Stage> {
    /// The schemes.
    pub schemes: Vec<Spanned<S::Scheme>>,
}
