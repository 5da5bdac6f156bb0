//! What the runtime is told about an operation.

use crate::ir::{
    AuthRequirement, Content, Envelope, ErrorResponse, Operation, OperationIndex, Resolved,
    ResponseBody, RetryAdvice, Scopes, StatusPattern,
};

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
    /// The `Accept` header, where the answer is not JSON.
    pub accept: Option<String>,
    /// A variant of the runtime's `Envelope`, where it is not the provider's.
    pub request_envelope: Option<&'static str>,
    /// A variant of the runtime's `Envelope`, where it is not the provider's.
    pub response_envelope: Option<&'static str>,
    /// What the documents say of another attempt, where it is not the default.
    pub retry: Vec<RetryPlan>,
    /// Whether the operation may be repeated, where that does not follow from the method.
    pub replay: Option<bool>,
    /// Header that takes an idempotency key.
    pub idempotency_header: Option<String>,
    /// Whether the provider calls the caller back before it answers.
    pub calls_back: bool,
}

/// What the documents say of another attempt after a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPlan {
    /// The status.
    pub status: StatusPattern,
    /// A variant of the runtime's `RetryAdvice`.
    pub advice: &'static str,
}

/// The rows of an error table whose advice is not the default.
pub(super) fn retry_rows(errors: &[ErrorResponse<Resolved>]) -> Vec<RetryPlan> {
    errors
        .iter()
        .filter_map(|row| {
            let advice = match row.retry {
                RetryAdvice::Default => return None,
                RetryAdvice::Never => "Never",
                RetryAdvice::Yes => "Yes",
                RetryAdvice::NotProcessed => "NotProcessed",
            };
            Some(row.statuses.iter().map(move |status| RetryPlan {
                status: status.value,
                advice,
            }))
        })
        .flatten()
        .collect()
}

/// Ways to authenticate.
#[derive(Clone, Debug)]
pub enum AuthNeed {
    /// Without credentials.
    None,
    /// With these schemes together.
    Schemes(Vec<String>),
    /// With the schemes of one of these together.
    AnyOf(Vec<Vec<String>>),
}

impl Context<'_> {
    fn auth_need(&self, ways: &[AuthRequirement<Resolved>]) -> AuthNeed {
        let names = |way: &AuthRequirement<Resolved>| -> Vec<String> {
            let schemes = way.schemes.iter();
            let names = schemes.map(|scheme| &self.api.scheme(scheme.value).name.value);
            names.cloned().collect()
        };
        match ways {
            [] => AuthNeed::None,
            [way] if way.schemes.is_empty() => AuthNeed::None,
            [way] => AuthNeed::Schemes(names(way)),
            ways => AuthNeed::AnyOf(ways.iter().map(names).collect()),
        }
    }

    pub(super) fn meta(&self, index: OperationIndex, operation: &Operation<Resolved>) -> MetaPlan {
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
            auth: operation.auth.as_deref().map(|ways| self.auth_need(ways)),
            body: body.map(|body| match body.content {
                Content::Json => "Json",
                Content::Form => "Form",
                Content::Multipart => "Multipart",
                Content::Bytes => "Bytes",
            }),
            content_type: body
                .and_then(|body| body.media_type.as_ref())
                .map(|media_type| media_type.value.clone()),
            accept: accept(operation),
            request_envelope: body.and(request_envelope),
            response_envelope,
            retry: retry_rows(&operation.errors),
            replay: operation.replay_safe.as_ref().map(|safe| safe.value),
            idempotency_header: operation
                .idempotency_header
                .as_ref()
                .map(|header| header.value.as_str().to_owned()),
            calls_back: self.api.events.as_ref().is_some_and(|events| {
                let during = events
                    .handshake
                    .as_ref()
                    .and_then(|hand| hand.during.as_ref());
                during.is_some_and(|during| during.value == index)
            }),
        }
    }
}

/// What an operation accepts where its answer is bytes: their media type, or anything.
fn accept(operation: &Operation<Resolved>) -> Option<String> {
    let bytes = operation
        .responses
        .iter()
        .find(|response| matches!(response.body, ResponseBody::Bytes))?;
    let media_type = bytes.media_type.as_ref();
    Some(media_type.map_or_else(|| "*/*".to_owned(), |media_type| media_type.value.clone()))
}
