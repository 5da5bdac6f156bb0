//! The handshake that confirms a webhook.

use bindery_codegen::ir::{HandshakeEcho, TypeIndex, WebhookRole};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::delivery::{is_one_of, may_send, send};
use super::{roles, subscribers};
use crate::operations::Call;
use crate::refusal::{Refusal, RefusalKind};
use crate::seed;

/// Shakes hands with the address of a new webhook, if that is what this operation does, and gives the key
/// that both sides have from then on.
pub(crate) async fn shake_hands(
    call: &mut Call<'_>,
    ty: TypeIndex,
    value: &Value,
    number: u64,
) -> Result<Option<String>, Refusal> {
    let provider = call.provider;
    let Some(events) = &provider.api().events else {
        return Ok(None);
    };
    let Some(handshake) = &events.handshake else {
        return Ok(None);
    };
    let is_now = handshake
        .during
        .as_ref()
        .is_some_and(|during| during.value == call.index);
    let (Some(url), true) = (url(call, ty, value), is_now) else {
        return Ok(None);
    };
    let HandshakeEcho::Header { name } = &handshake.echo.value;
    let key = seed::hex(&format!("handshake {number}"));
    if !may_send(provider, &url) {
        call.notes.push(
            "the handshake was left out: this is no address of this machine, and the mock was not allowed others"
                .to_owned(),
        );
        return Ok(Some(key));
    }
    let mut headers = HeaderMap::new();
    if let (Ok(name), Ok(value)) = (
        HeaderName::try_from(name.as_str()),
        HeaderValue::try_from(&key),
    ) {
        headers.insert(name, value);
    }
    let failed = |why: String| {
        let reason = format!("the handshake with the webhook's address failed: {why}");
        Refusal::new(RefusalKind::Invalid, reason)
    };
    let (status, headers) = send(provider, events, &url, headers, bytes::Bytes::new())
        .await
        .map_err(failed)?;
    let statuses: Vec<_> = handshake
        .statuses
        .iter()
        .map(|status| status.value)
        .collect();
    if !is_one_of(status, &statuses) {
        return Err(failed(format!("it answered {status}")));
    }
    let echoed = headers
        .get(name.as_str())
        .and_then(|value| value.to_str().ok());
    if echoed == Some(&*key) {
        return Ok(Some(key));
    }
    let found = echoed.map_or("without it", |_| "with another value");
    Err(failed(format!(
        "the answer must repeat the header `{name}`, and came {found}"
    )))
}

fn url(call: &Call<'_>, ty: TypeIndex, value: &Value) -> Option<String> {
    let provider = call.provider;
    let resource = provider.resources.get(&ty)?;
    let fields = subscribers::fields(provider, ty, resource);
    let urls = roles::values(
        provider.api(),
        value.as_object()?,
        &fields,
        WebhookRole::Url,
    );
    urls.into_iter().find_map(Value::as_str).map(str::to_owned)
}
