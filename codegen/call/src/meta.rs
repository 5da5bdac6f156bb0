//! What the runtime is told of an operation.

use bindery::{AuthNeed, BodyKind, Envelope, OperationMeta, RetryAdvice, RetryRow, Scopes};
use bindery_codegen::ir;
use bindery_codegen::plan::{self, MetaPlan, OperationPlan, RetryPlan};

use crate::forever;
use crate::provider::status_pattern;

/// The meta of an operation, whose scopes, statuses and rows live as long as the process.
pub(crate) fn meta(operation: &OperationPlan) -> OperationMeta {
    let method = http::Method::from_bytes(operation.http_method.as_bytes()).unwrap_or_default();
    let mut meta = OperationMeta::dynamic(&operation.id, method, &operation.path);
    let plan: &MetaPlan = &operation.meta;
    meta.success(forever::list(plan.success.iter().copied()));
    if let Some(scopes) = &plan.scopes {
        meta.scopes(match scopes {
            ir::Scopes::All { names } => Scopes::All(forever::texts(names)),
            ir::Scopes::Any { names } => Scopes::Any(forever::texts(names)),
        });
    }
    match &plan.auth {
        Some(plan::AuthNeed::None) => meta.auth(AuthNeed::None),
        Some(plan::AuthNeed::Schemes(names)) => {
            meta.auth(AuthNeed::Schemes(forever::texts(names)));
        }
        Some(plan::AuthNeed::AnyOf(sets)) => {
            let sets = sets.iter().map(|names| forever::texts(names));
            meta.auth(AuthNeed::AnyOf(forever::list(sets)));
        }
        None => {}
    }
    meta.body(match plan.body {
        Some("Json") => BodyKind::Json,
        Some("Form") => BodyKind::Form,
        Some("Multipart") => BodyKind::Multipart,
        Some(_) => BodyKind::Bytes,
        None => BodyKind::None,
    });
    if let Some(media_type) = &plan.content_type {
        meta.content_type(forever::text(media_type));
    }
    if let Some(accept) = &plan.accept {
        meta.accept(forever::text(accept));
    }
    let envelope = |name: &str| match name {
        "Bare" => Envelope::Bare,
        "Optional" => Envelope::Optional,
        _ => Envelope::Wrapped,
    };
    if let Some(name) = plan.request_envelope {
        meta.request_envelope(envelope(name));
    }
    if let Some(name) = plan.response_envelope {
        meta.response_envelope(envelope(name));
    }
    meta.retry(retry_rows(&plan.retry));
    if let Some(safe) = plan.replay {
        meta.replay(safe);
    }
    if let Some(header) = &plan.idempotency_header {
        meta.idempotency_header(forever::text(header));
    }
    if plan.calls_back {
        meta.calls_back();
    }
    meta
}

/// What the documents say of another attempt.
pub(crate) fn retry_rows(rows: &[RetryPlan]) -> &'static [RetryRow] {
    forever::list(rows.iter().map(|row| {
        let advice = match row.advice {
            "Never" => RetryAdvice::Never,
            "Yes" => RetryAdvice::Yes,
            "NotProcessed" => RetryAdvice::NotProcessed,
            _ => RetryAdvice::Default,
        };
        RetryRow::new(status_pattern(row.status), advice)
    }))
}
