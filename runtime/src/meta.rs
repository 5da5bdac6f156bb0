//! What is known of providers and operations before a call: constants that generated code states.

use std::{
    borrow::Cow,
    mem::{forget, replace},
};

use http::Method;

use crate::auth::AuthScheme;

/// What holds for all operations of one provider.
///
/// Built in statements by `const` setters, so that a new fact breaks no provider that lacks it.
#[derive(Clone, Debug)]
pub struct ProviderMeta {
    pub(crate) name: &'static str,
    pub(crate) base_url: &'static str,
    pub(crate) base_url_env: Option<&'static str>,
    pub(crate) package: Option<(&'static str, &'static str)>,
    pub(crate) accept: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) envelope: Option<&'static str>,
    pub(crate) error_message: &'static [&'static str],
    pub(crate) error_code: &'static [&'static str],
    pub(crate) request_id_header: Option<&'static str>,
    pub(crate) auth: &'static [AuthScheme],
}

impl ProviderMeta {
    /// A provider whose base URL is still to be set.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            base_url: "",
            base_url_env: None,
            package: None,
            accept: "application/json",
            content_type: "application/json",
            headers: &[],
            envelope: None,
            error_message: &[],
            error_code: &[],
            request_id_header: None,
            auth: &[],
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
}

/// What is known of one operation before a call.
///
/// Built in statements by `const` setters, so that a new fact breaks no operation that lacks it.
#[derive(Clone, Debug)]
pub struct OperationMeta {
    pub(crate) id: Cow<'static, str>,
    pub(crate) method: Method,
    pub(crate) path: Cow<'static, str>,
    pub(crate) success: &'static [u16],
    pub(crate) scopes: Scopes,
    pub(crate) auth: AuthNeed,
    pub(crate) body: BodyKind,
    pub(crate) content_type: Option<&'static str>,
    pub(crate) request_envelope: Envelope,
    pub(crate) response_envelope: Envelope,
}

impl OperationMeta {
    /// An operation whose method and path are still to be set.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id: Cow::Borrowed(id),
            method: Method::GET,
            path: Cow::Borrowed(""),
            success: &[],
            scopes: Scopes::None,
            auth: AuthNeed::Provider,
            body: BodyKind::None,
            content_type: None,
            request_envelope: Envelope::Wrapped,
            response_envelope: Envelope::Wrapped,
        }
    }

    /// An operation that is only known at run time.
    pub fn dynamic(id: impl Into<String>, method: Method, path: impl Into<String>) -> Self {
        Self {
            id: Cow::Owned(id.into()),
            method,
            path: Cow::Owned(path.into()),
            ..Self::new("")
        }
    }

    /// The HTTP method, and the path below the base URL with `{parameters}`.
    pub const fn route(&mut self, method: Method, path: &'static str) {
        // A constant function cannot drop what these replace; a new operation owns nothing.
        forget(replace(&mut self.method, method));
        forget(replace(&mut self.path, Cow::Borrowed(path)));
    }

    /// The documented success statuses. With none, every 2xx status is a success.
    pub const fn success(&mut self, statuses: &'static [u16]) {
        self.success = statuses;
    }

    /// The scopes a token needs.
    pub const fn scopes(&mut self, scopes: Scopes) {
        self.scopes = scopes;
    }

    /// The authentication this operation needs, where it is not the provider's.
    pub const fn auth(&mut self, need: AuthNeed) {
        self.auth = need;
    }

    /// What kind of body is sent; none by default.
    pub const fn body(&mut self, kind: BodyKind) {
        self.body = kind;
    }

    /// The `Content-Type` of the body, where it is not the one of its kind.
    pub const fn content_type(&mut self, media_type: &'static str) {
        self.content_type = Some(media_type);
    }

    /// How this operation's request body treats the provider's envelope.
    pub const fn request_envelope(&mut self, envelope: Envelope) {
        self.request_envelope = envelope;
    }

    /// How this operation's success body treats the provider's envelope.
    pub const fn response_envelope(&mut self, envelope: Envelope) {
        self.response_envelope = envelope;
    }

    /// The name of the operation, such as `webhooks.list`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path below the base URL, with `{parameters}`.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn is_success(&self, status: u16) -> bool {
        if self.success.is_empty() {
            (200..300).contains(&status)
        } else {
            self.success.contains(&status)
        }
    }
}

/// The scopes that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scopes {
    /// None is documented.
    None,
    /// Every one of these.
    All(&'static [&'static str]),
    /// One of these.
    Any(&'static [&'static str]),
}

/// The authentication that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthNeed {
    /// The provider's first scheme that the client has a credential for.
    Provider,
    /// None; no credential is sent.
    None,
    /// All of these schemes together.
    Schemes(&'static [&'static str]),
}

/// The kind of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Nothing.
    None,
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Bytes as they are given.
    Bytes,
}

/// How a body treats the provider's envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// The body stands in the envelope, where the provider has one.
    Wrapped,
    /// The body stands in the envelope or bare. Only read this way.
    Optional,
    /// The body is bare.
    Bare,
}
