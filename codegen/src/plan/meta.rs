//! What the runtime is told about an operation.

use crate::ir::{Content, Envelope, Operation, Resolved, Scopes};

use super::context::Context;
use super::output::exact;

/// What the runtime is told about an operation.
#[derive(Clone, Debug, Default)]
pub struct MetaPlan {
    /// Success statuses; empty where none is documented.
    pub success: Vec<u16>,
    /// Scopes a token needs.
    pub scopes: Option<Scopes>,
    /// Ways to authenticate, where they are not the provider's.
    pub auth: Option<AuthNeed>,
    /// A variant of the runtime's `BodyKind`, where there is a body.
    pub body: Option<&'static str>,
    /// Media type of the body, where it is not the usual one.
    pub content_type: Option<String>,
    /// A variant of the runtime's `Envelope`, where it is not the provider's.
    pub request_envelope: Option<&'static str>,
    /// A variant of the runtime's `Envelope`, where it is not the provider's.
    pub response_envelope: Option<&'static str>,
}

/// Ways to authenticate.
#[derive(Clone, Debug)]
pub enum AuthNeed {
    /// Without credentials.
    None,
    /// With these schemes together.
    Schemes(Vec<String>),
}

impl Context<'_> {
    pub(super) fn meta(&self, operation: &Operation<Resolved>) -> MetaPlan {
        let statuses: Option<Vec<u16>> = operation
            .responses
            .iter()
            .map(|response| exact(response.status.value))
            .collect();
        let body = operation.body.as_ref();
        let has_envelope = self.api.settings.envelope.is_some();
        let (request_envelope, response_envelope) = match operation.envelope {
            _ if !has_envelope => (None, None),
            Envelope::Provider => (None, None),
            Envelope::None => (Some("Bare"), Some("Bare")),
            Envelope::RequestNone => (Some("Bare"), None),
            Envelope::ResponseNone => (None, Some("Bare")),
            Envelope::ResponseOptional => (None, Some("Optional")),
        };
        MetaPlan {
            success: statuses.unwrap_or_default(),
            scopes: operation.scopes.as_ref().map(|scopes| scopes.value.clone()),
            auth: operation
                .auth
                .as_ref()
                .map(|requirements| match requirements.first() {
                    Some(first) if !first.schemes.is_empty() => AuthNeed::Schemes(
                        first
                            .schemes
                            .iter()
                            .map(|scheme| self.api.scheme(scheme.value).name.value.clone())
                            .collect(),
                    ),
                    _ => AuthNeed::None,
                }),
            body: body.map(|body| match body.content {
                Content::Json => "Json",
                Content::Form | Content::Multipart => "Form",
                Content::Bytes => "Bytes",
            }),
            content_type: body
                .and_then(|body| body.media_type.as_ref())
                .map(|media_type| media_type.value.clone()),
            request_envelope: body.and(request_envelope),
            response_envelope,
        }
    }
}
