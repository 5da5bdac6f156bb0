//! What is known of one operation.

use std::{
    borrow::Cow,
    mem::{forget, replace},
};

use http::Method;

use super::{AuthNeed, BodyKind, Envelope, RetryRow, Scopes};

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
    pub(crate) accept: Option<&'static str>,
    pub(crate) request_envelope: Envelope,
    pub(crate) response_envelope: Envelope,
    pub(crate) retry: &'static [RetryRow],
    pub(crate) replay: Option<bool>,
    pub(crate) idempotency_header: Option<&'static str>,
    pub(crate) calls_back: bool,
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
            accept: None,
            request_envelope: Envelope::Wrapped,
            response_envelope: Envelope::Wrapped,
            retry: &[],
            replay: None,
            idempotency_header: None,
            calls_back: false,
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

    /// The `Accept` header, where it is not the provider's: `*/*` for an answer of bytes.
    pub const fn accept(&mut self, media_types: &'static str) {
        self.accept = Some(media_types);
    }

    /// How this operation's request body treats the provider's envelope.
    pub const fn request_envelope(&mut self, envelope: Envelope) {
        self.request_envelope = envelope;
    }

    /// How this operation's success body treats the provider's envelope.
    pub const fn response_envelope(&mut self, envelope: Envelope) {
        self.response_envelope = envelope;
    }

    /// What the documented errors say about repeating the call.
    pub const fn retry(&mut self, rows: &'static [RetryRow]) {
        self.retry = rows;
    }

    /// Whether the operation may be sent again although it may have been done, where its method does not
    /// tell. With `false` it is not sent again once it was sent, unless its caller calls that safe.
    pub const fn replay(&mut self, is_safe: bool) {
        self.replay = Some(is_safe);
    }

    /// The header that makes the server do a repeated request once.
    pub const fn idempotency_header(&mut self, name: &'static str) {
        self.idempotency_header = Some(name);
    }

    /// The provider calls the caller back while it waits for the answer, so that the request is sent once
    /// and given more time.
    pub const fn calls_back(&mut self) {
        self.calls_back = true;
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
