//! A transport that answers from a script.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use serde::Serialize;
use serde_json::json;

use super::{RecordedCall, redact::Redactor};
use crate::{
    Body, BoxFuture, Provider, ProviderMeta, Transport,
    transport::{TransportError, TransportErrorKind},
};

/// A transport that answers from a script and keeps what it was sent. Clones share both.
///
/// An operation without a reply that is left is answered with status 501 and a body that says so.
#[derive(Clone, Debug)]
pub struct Script {
    provider: &'static ProviderMeta,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    replies: Vec<(String, VecDeque<Reply>)>,
    calls: Vec<RecordedCall>,
}

/// One reply, as it is put together: [`Script::on`] names the operation it is for.
#[derive(Debug)]
#[must_use = "an operation is answered once a reply to it is scripted"]
pub struct On<'a> {
    script: &'a Script,
    operation: String,
}

/// What becomes of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct Reply {
    outcome: Result<Response<Bytes>, TransportErrorKind>,
    delay: Duration,
}

impl Script {
    /// A script without replies.
    pub fn new<P: Provider>() -> Self {
        Self {
            provider: P::meta(),
            state: Arc::default(),
        }
    }

    /// Scripts a reply to the operation of this name, such as `webhooks.list`. Replies to one operation
    /// are given in their order, and each once.
    pub fn on(&self, operation: impl Into<String>) -> On<'_> {
        On {
            script: self,
            operation: operation.into(),
        }
    }

    /// The calls so far, without their secrets.
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.state().calls.clone()
    }

    /// Checks which operations were called, in order, each attempt counted.
    ///
    /// # Panics
    /// Others were called.
    #[track_caller]
    pub fn assert_calls<'a>(&self, operations: impl IntoIterator<Item = &'a str>) {
        let called = self.calls();
        let called: Vec<&str> = called.iter().map(|call| call.operation.as_str()).collect();
        let expected: Vec<&str> = operations.into_iter().collect();
        assert_eq!(called, expected, "the operations that were called");
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reply(&self, operation: &str) -> Reply {
        let mut state = self.state();
        let mut replies = state.replies.iter_mut();
        let scripted = replies
            .find(|(name, _)| name == operation)
            .and_then(|(_, replies)| replies.pop_front());
        scripted.unwrap_or_else(|| {
            let problem = format!("the script has no reply left to {operation}");
            Reply::json(501, json!({ "message": problem }).to_string())
        })
    }
}

impl On<'_> {
    /// Answers with this status and this JSON text.
    pub fn json(self, status: u16, text: impl Into<Bytes>) {
        self.reply(Reply::json(status, text));
    }

    /// Succeeds with this value, in the provider's envelope where it has one.
    ///
    /// # Errors
    /// The value has no JSON form.
    pub fn output(self, value: &(impl Serialize + ?Sized)) -> Result<(), serde_json::Error> {
        let value = serde_json::to_value(value)?;
        let body = match self.script.provider.envelope {
            Some(member) => json!({ member: value }),
            None => value,
        };
        self.json(200, body.to_string());
        Ok(())
    }

    /// Gives no answer but this failure.
    pub fn fail(self, kind: TransportErrorKind) {
        self.reply(Reply::failure(kind));
    }

    /// Gives this reply.
    pub fn reply(self, reply: Reply) {
        let mut state = self.script.state();
        let index = state
            .replies
            .iter()
            .position(|(name, _)| *name == self.operation);
        match index.and_then(|index| state.replies.get_mut(index)) {
            Some((_, replies)) => replies.push_back(reply),
            None => state.replies.push((self.operation, [reply].into())),
        }
    }
}

impl Reply {
    /// An answer with this status and this JSON text. A status that HTTP does not have is 500.
    pub fn json(status: u16, text: impl Into<Bytes>) -> Self {
        let mut response = Response::new(text.into());
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.headers_mut().insert(
            http::header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        Self::response(response)
    }

    /// This answer, as it is.
    pub fn response(response: Response<Bytes>) -> Self {
        Self {
            outcome: Ok(response),
            delay: Duration::ZERO,
        }
    }

    /// No answer but this failure.
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self {
            outcome: Err(kind),
            delay: Duration::ZERO,
        }
    }

    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if let Ok(response) = &mut self.outcome {
            response.headers_mut().append(name, value);
        }
        self
    }

    /// Waits this long before, on tokio's clock.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (call, _) = Redactor(self.provider)
                .request(request)
                .await
                .map_err(|error| TransportError::new(TransportErrorKind::Other, error))?;
            let reply = self.reply(&call.operation);
            self.state().calls.push(call);
            if !reply.delay.is_zero() {
                tokio::time::sleep(reply.delay).await;
            }
            match reply.outcome {
                Ok(response) => Ok(response.map(Body::from)),
                Err(kind) => Err(TransportError::new(kind, "the script says so")),
            }
        })
    }
}
