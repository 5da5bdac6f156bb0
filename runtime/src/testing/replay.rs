//! A transport that replays what was recorded.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use http::{HeaderName, HeaderValue, Response, StatusCode, header};

use super::{exchange::Exchange, redact::Redactor};
use crate::{
    Body, BoxFuture, Provider, Transport,
    transport::{TransportError, TransportErrorKind},
};

/// A transport that replays what a [`Recorder`](super::Recorder) recorded.
///
/// A request is answered by the first exchange not used yet that has its operation, its method, its URL and
/// its body, secrets apart; one that was not recorded fails.
#[derive(Clone, Debug)]
pub struct Replay {
    redactor: Redactor,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
}

/// A fixture that cannot be replayed.
#[derive(Debug)]
pub struct FixtureError(serde_json::Error);

impl Replay {
    /// A transport that replays a fixture.
    ///
    /// # Errors
    /// The text is not what a recorder writes.
    pub fn new<P: Provider>(fixture: &str) -> Result<Self, FixtureError> {
        let exchanges = serde_json::from_str(fixture).map_err(FixtureError)?;
        Ok(Self {
            redactor: Redactor(P::meta()),
            exchanges: Arc::new(Mutex::new(exchanges)),
        })
    }

    /// How many exchanges were not used yet.
    pub fn left(&self) -> usize {
        self.exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }
}

impl Transport for Replay {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let failed = |error: &str| TransportError::new(TransportErrorKind::Other, error);
            let (call, _) = self
                .redactor
                .request(request)
                .await
                .map_err(|error| TransportError::new(TransportErrorKind::Other, error))?;
            let mut exchanges = self
                .exchanges
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let index = exchanges.iter().position(|exchange| {
                let recorded = &exchange.request;
                (&recorded.operation, &recorded.method) == (&call.operation, &call.method)
                    && (&recorded.url, &recorded.body) == (&call.url, &call.body)
            });
            let index = index.ok_or_else(|| {
                failed(&format!(
                    "no exchange was recorded for {} {} that is not used yet",
                    call.method, call.url
                ))
            })?;
            let answer = exchanges.remove(index).response;
            let mut response = Response::new(Body::from(answer.body));
            *response.status_mut() = StatusCode::from_u16(answer.status)
                .map_err(|_| failed("the recorded status is none"))?;
            for (name, value) in answer.headers {
                let name = HeaderName::try_from(name);
                if let (Ok(name), Ok(value)) = (name, HeaderValue::try_from(value))
                    // The body is as long as it is.
                    && name != header::CONTENT_LENGTH
                {
                    response.headers_mut().append(name, value);
                }
            }
            Ok(response)
        })
    }
}

impl fmt::Display for FixtureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fixture is not what a recorder writes")
    }
}

impl std::error::Error for FixtureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
