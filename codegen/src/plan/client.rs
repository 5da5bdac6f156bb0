//! The client, its marker and its builder.

use crate::ir::{HeaderUse, LimitPeriod, StatusPattern};

use super::docs::Docs;
use super::errors::ErrorEnumPlan;
use super::meta::RetryPlan;
use super::name::RustName;

/// The client of a provider.
#[derive(Clone, Debug)]
pub struct ClientPlan {
    /// The provider's name as people write it.
    pub display_name: String,
    /// The client.
    pub client: RustName,
    /// The marker that implements `Provider`.
    pub marker: RustName,
    /// The builder.
    pub builder: RustName,
    /// What the API is.
    pub docs: Docs,
    /// Facts that the runtime is told.
    pub provider: ProviderPlan,
    /// The schemes, the default first.
    pub schemes: Vec<SchemePlan>,
    /// Errors that every operation may answer; none where none is documented.
    pub errors: Option<ErrorEnumPlan>,
}

/// Facts about the provider that the runtime is told.
#[derive(Clone, Debug, Default)]
pub struct ProviderPlan {
    /// The default base URL.
    pub base_url: String,
    /// The variable that overrides it.
    pub base_url_env: Option<String>,
    /// `Accept`, where it is not JSON.
    pub accept: Option<String>,
    /// Media type of JSON bodies, where it is not the usual one.
    pub content_type: Option<String>,
    /// Headers of every request.
    pub headers: Vec<(String, String)>,
    /// The envelope's key.
    pub envelope: Option<String>,
    /// Paths to an error's message.
    pub error_message: Vec<String>,
    /// Paths to an error's code.
    pub error_code: Vec<String>,
    /// Header with a request's id.
    pub request_id_header: Option<String>,
    /// What the documents say of another attempt, where it is not the default.
    pub retry: Vec<RetryPlan>,
    /// Statuses that are worth another attempt, where the provider departs from the default.
    pub retry_statuses: Vec<StatusPattern>,
    /// Documented limits whose amount and period are known.
    pub limits: Vec<LimitPlan>,
    /// Response headers with a meaning.
    pub response_headers: Vec<HeaderPlan>,
    /// Names on the wire of all fields and parameters that hold a secret, sorted.
    pub secrets: Vec<String>,
    /// Further servers: name and base URL.
    pub servers: Vec<(String, String)>,
    /// Variables of the URLs: name, default, allowed values.
    pub variables: Vec<(String, String, Vec<String>)>,
}

/// A response header with a meaning.
#[derive(Clone, Debug)]
pub struct HeaderPlan {
    /// The header.
    pub name: String,
    /// The constant that describes it.
    pub constant: RustName,
    /// A variant of the runtime's `HeaderType`.
    pub ty: &'static str,
    /// What it is for.
    pub usage: HeaderUse,
}

/// A documented limit.
#[derive(Clone, Debug)]
pub struct LimitPlan {
    /// What it is called.
    pub name: String,
    /// The constant that describes it.
    pub constant: RustName,
    /// How many calls.
    pub amount: u64,
    /// In what time.
    pub per: LimitPeriod,
    /// The methods it counts; empty means all.
    pub methods: Vec<&'static str>,
}

/// An auth scheme.
#[derive(Clone, Debug)]
pub struct SchemePlan {
    /// Its name in the spec.
    pub name: String,
    /// The builder's method.
    pub method: RustName,
    /// The constant that describes it.
    pub constant: RustName,
    /// Doc comment of the method.
    pub docs: Docs,
    /// The secret's argument.
    pub secret: RustName,
    /// The argument before it that is no secret.
    pub user: Option<RustName>,
    /// The variable that holds the argument before it.
    pub env_user: Option<String>,
    /// The variable that holds the secret.
    pub env: Option<String>,
    /// How it works.
    pub kind: SchemeKind,
    /// What OAuth 2 adds.
    pub oauth: super::OAuthPlan,
}

/// How a scheme works.
#[derive(Clone, Debug)]
pub enum SchemeKind {
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization: Basic`: a variant of the runtime's `BasicForm`.
    Basic(&'static str),
    /// A key in a header, query parameter or cookie: a variant of the runtime's `ApiKeyPlace`, its
    /// name, and the prefix.
    ApiKey(&'static str, String, String),
    /// OAuth 2 client credentials, with the token URL.
    ClientCredentials(String),
    /// A key that is traded for a token.
    Exchange {
        /// HTTP method in capitals.
        http_method: &'static str,
        /// Path below the base URL.
        path: String,
        /// Whether the operation departs from the envelope.
        bare: bool,
        /// The field that takes the key.
        send: String,
        /// Where the response has the token.
        token: String,
        /// How long the token lasts, in seconds, where that is documented.
        lifetime: Option<u64>,
    },
}
