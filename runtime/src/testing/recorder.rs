//! A transport that records what another one does.

use std::sync::{Arc, Mutex, PoisonError};

use http::Response;

use super::{
    exchange::{Exchange, RecordedAnswer},
    redact::Redactor,
};
use crate::{
    Body, BoxFuture, Provider, Transport,
    transport::{TransportError, TransportErrorKind},
};

/// A transport that records what another one does, without the secrets that the provider's spec knows of.
/// Clones share the record.
#[derive(Clone, Debug)]
pub struct Recorder {
    inner: Arc<dyn Transport>,
    redactor: Redactor,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
}

impl Recorder {
    /// A recorder of what this transport does.
    pub fn new<P: Provider>(inner: impl Transport + 'static) -> Self {
        Self {
            inner: Arc::new(inner),
            redactor: Redactor(P::meta()),
            exchanges: Arc::default(),
        }
    }

    /// What was recorded so far, as a JSON text for [`Replay`](super::Replay). Look through it before it is
    /// kept: personal data is in it as it came.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn fixture(&self) -> Result<String, serde_json::Error> {
        let exchanges = self
            .exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        serde_json::to_string_pretty(&*exchanges)
    }
}

impl Transport for Recorder {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let broken = |error| TransportError::new(TransportErrorKind::Other, error);
            let (call, request) = self.redactor.request(request).await.map_err(broken)?;
            let (parts, body) = self.inner.send(request).await?.into_parts();
            let body = body.collect(usize::MAX).await.map_err(broken)?;
            let response = RecordedAnswer {
                status: parts.status.as_u16(),
                headers: self.redactor.headers(&parts.headers),
                body: self.redactor.text(&body),
            };
            self.exchanges
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(Exchange {
                    request: call,
                    response,
                });
            Ok(Response::from_parts(parts, body.into()))
        })
    }
}
