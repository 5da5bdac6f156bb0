//! What holds for all operations of one provider.

use http::HeaderMap;

use super::{HeaderUse, Limit, ResponseHeader, RetryRow, StatusPattern};
use crate::auth::AuthScheme;

/// A variable of base URLs: its name, its default and the allowed values.
pub type Variable = (&'static str, &'static str, &'static [&'static str]);

/// What holds for all operations of one provider.
///
/// Built in statements by `const` setters, so that a new fact breaks no provider that lacks it.
#[derive(Clone, Debug)]
pub struct ProviderMeta {
    pub(crate) name: &'static str,
    pub(crate) base_url: &'static str,
    pub(crate) base_url_env: Option<&'static str>,
    pub(crate) servers: &'static [(&'static str, &'static str)],
    pub(crate) variables: &'static [Variable],
    pub(crate) package: Option<(&'static str, &'static str)>,
    pub(crate) accept: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) envelope: Option<&'static str>,
    pub(crate) error_message: &'static [&'static str],
    pub(crate) error_code: &'static [&'static str],
    pub(crate) request_id_header: Option<&'static str>,
    pub(crate) auth: &'static [AuthScheme],
    pub(crate) retry: &'static [RetryRow],
    pub(crate) retry_statuses: Option<&'static [StatusPattern]>,
    pub(crate) limits: &'static [Limit],
    pub(crate) response_headers: &'static [ResponseHeader],
    pub(crate) secrets: &'static [&'static str],
}

impl ProviderMeta {
    /// A provider whose base URL is still to be set.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            base_url: "",
            base_url_env: None,
            servers: &[],
            variables: &[],
            package: None,
            accept: "application/json",
            content_type: "application/json",
            headers: &[],
            envelope: None,
            error_message: &[],
            error_code: &[],
            request_id_header: None,
            auth: &[],
            retry: &[],
            retry_statuses: None,
            limits: &[],
            response_headers: &[],
            secrets: &[],
        }
    }

    /// Where the provider is reached; the URL may end in a path.
    pub const fn base_url(&mut self, url: &'static str) {
        self.base_url = url;
    }

    /// The environment variable that overrides the base URL.
    pub const fn base_url_env(&mut self, name: &'static str) {
        self.base_url_env = Some(name);
    }

    /// Further servers by name, with their base URLs.
    pub const fn servers(&mut self, servers: &'static [(&'static str, &'static str)]) {
        self.servers = servers;
    }

    /// The variables that base URLs hold in braces: name, default, and the allowed values or none where
    /// any is allowed.
    pub const fn variables(&mut self, variables: &'static [Variable]) {
        self.variables = variables;
    }

    /// Name and version of the client's package, for the user agent.
    pub const fn package(&mut self, name: &'static str, version: &'static str) {
        self.package = Some((name, version));
    }

    /// The `Accept` header; `application/json` by default.
    pub const fn accept(&mut self, media_type: &'static str) {
        self.accept = media_type;
    }

    /// The `Content-Type` of JSON bodies; `application/json` by default.
    pub const fn content_type(&mut self, media_type: &'static str) {
        self.content_type = media_type;
    }

    /// Headers that every request carries.
    pub const fn headers(&mut self, headers: &'static [(&'static str, &'static str)]) {
        self.headers = headers;
    }

    /// The member that wraps request bodies and success bodies.
    pub const fn envelope(&mut self, member: &'static str) {
        self.envelope = Some(member);
    }

    /// Where an error body holds its message: paths that are tried in order.
    pub const fn error_message(&mut self, paths: &'static [&'static str]) {
        self.error_message = paths;
    }

    /// Where an error body holds its code: paths that are tried in order.
    pub const fn error_code(&mut self, paths: &'static [&'static str]) {
        self.error_code = paths;
    }

    /// The response header that names the request.
    pub const fn request_id_header(&mut self, name: &'static str) {
        self.request_id_header = Some(name);
    }

    /// The ways to authenticate; the first one that the client has a credential for is used.
    pub const fn auth(&mut self, schemes: &'static [AuthScheme]) {
        self.auth = schemes;
    }

    /// What the documented errors of all operations say about repeating a call.
    pub const fn retry(&mut self, rows: &'static [RetryRow]) {
        self.retry = rows;
    }

    /// The statuses that are worth another attempt, where they are not those of
    /// [`RetryPolicy`](crate::RetryPolicy).
    pub const fn retry_statuses(&mut self, statuses: &'static [StatusPattern]) {
        self.retry_statuses = Some(statuses);
    }

    /// The documented limits of how often the API may be called.
    pub const fn limits(&mut self, limits: &'static [Limit]) {
        self.limits = limits;
    }

    /// The documented headers of responses.
    pub const fn response_headers(&mut self, headers: &'static [ResponseHeader]) {
        self.response_headers = headers;
    }

    /// The names on the wire of all members, parameters and headers that hold secrets, so that recorded
    /// exchanges do not.
    pub const fn secrets(&mut self, names: &'static [&'static str]) {
        self.secrets = names;
    }

    /// The ways to authenticate, the one that is used by default first.
    pub const fn schemes(&self) -> &'static [AuthScheme] {
        self.auth
    }

    /// The id of the request that a response answers.
    pub(crate) fn request_id<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let documented = self.response_headers.iter();
        let documented = documented
            .filter(|header| header.usage == HeaderUse::RequestId)
            .map(|header| header.name);
        let mut names = self.request_id_header.into_iter().chain(documented);
        names.find_map(|name| headers.get(name)?.to_str().ok())
    }
}
