//! Provider-wide facts.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ArrayStyle, JsonPath, SourceRef, Spanned, StatusPattern, WireName};

/// A fact and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Setting_{T}")]
pub struct Setting<T> {
    /// The fact.
    pub value: Spanned<T>,
    /// Where it is documented, in the order of the spec.
    pub sources: Vec<SourceRef>,
}

/// Provider-wide facts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Settings {
    /// The default base URL, without a slash at its end. It may hold `{variables}`.
    pub base_url: Setting<String>,
    /// Environment variable that overrides the base URL.
    pub base_url_env: Option<Setting<String>>,
    /// Further servers by name.
    pub servers: Vec<Server>,
    /// Variables of the URLs.
    pub variables: Vec<ServerVariable>,
    /// The API's version as its documents call it.
    pub api_version: Option<Setting<String>>,
    /// Value of the `Accept` header. Default: `application/json`.
    pub accept: Option<Setting<String>>,
    /// Media type of JSON request bodies. Default: `application/json`.
    pub content_type: Option<Setting<String>>,
    /// Headers of every request.
    pub headers: Vec<FixedHeader>,
    /// The key that request and success bodies are wrapped in.
    pub envelope: Option<Setting<WireName>>,
    /// How arrays are written in queries and forms where a parameter does not say.
    pub array_style: Option<Setting<ArrayStyle>>,
    /// Where an error body has its message; tried in order.
    pub error_message: Option<Setting<Vec<JsonPath>>>,
    /// Where an error body has its code; tried in order.
    pub error_code: Option<Setting<Vec<JsonPath>>>,
    /// Response header with the request's id.
    pub request_id_header: Option<Setting<WireName>>,
    /// Statuses that are worth another attempt, where the provider departs from the default.
    pub retry_statuses: Option<Setting<Vec<StatusPattern>>>,
    /// Settings whose value is `unknown`: the name of each and where it stands.
    pub unknown: Vec<Setting<String>>,
}

/// A header of every request.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FixedHeader {
    /// Its name.
    pub name: Spanned<WireName>,
    /// Its value.
    pub value: Setting<String>,
}

/// A further server.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Server {
    /// What it is called, such as `sandbox`.
    pub name: Spanned<String>,
    /// Its base URL.
    pub url: Setting<String>,
}

/// A variable of the servers' URLs.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ServerVariable {
    /// The name between the braces.
    pub name: Spanned<String>,
    /// The value taken when the caller gives none.
    pub default: Setting<String>,
    /// The allowed values; empty means any.
    pub allowed: Vec<Spanned<String>>,
}
