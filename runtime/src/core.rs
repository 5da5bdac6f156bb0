//! One call, from its request to its whole response, the same for every operation.

use std::{pin::pin, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::future::{Either, select};
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header};

use crate::{
    Body, CallOptions, OperationMeta, ProviderMeta,
    auth::{Auth, AuthError},
    base_url::BaseUrl,
    clock::Clock,
    error::Failure,
    transport::Transport,
};

/// What all clones of a client share.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) provider: &'static ProviderMeta,
    pub(crate) base_url: Arc<BaseUrl>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) auth: Auth,
    /// The headers that every request carries, unless its operation or its caller sets them.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

/// A response that arrived whole.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) response: http::Response<Bytes>,
    pub(crate) attempts: u32,
    pub(crate) at: jiff::Timestamp,
}

impl Core {
    /// Sends a request with everything that the client adds, within the time its caller gives.
    pub(crate) async fn call(
        &self,
        meta: &OperationMeta,
        request: Request<Body>,
        options: &CallOptions,
    ) -> Result<Received, (Failure, u32)> {
        let mut attempts = 0;
        let limit = options.effective_timeout();
        let answered = self
            .within(
                limit,
                self.send_authorized(meta, request, options, &mut attempts),
            )
            .await;
        match answered {
            Ok(response) => Ok(Received {
                response,
                attempts,
                at: self.clock.wall(),
            }),
            Err(failure) => Err((failure, attempts)),
        }
    }

    /// Sends the request, and once more with a new token where the server refuses that of a session.
    async fn send_authorized(
        &self,
        meta: &OperationMeta,
        request: Request<Body>,
        options: &CallOptions,
        attempts: &mut u32,
    ) -> Result<http::Response<Bytes>, Failure> {
        let (mut parts, body) = request.into_parts();
        self.add_headers(&mut parts.headers);
        for (name, value) in &options.headers {
            parts.headers.insert(name.clone(), value.clone());
        }

        let replay = body.try_clone();
        let mut first = parts.clone();
        let used = self.auth.apply(self, meta, &mut first).await?;
        *attempts += 1;
        let response = self
            .send(
                Request::from_parts(first, body),
                options.effective_max_response(),
            )
            .await?;
        if response.status() != StatusCode::UNAUTHORIZED || !self.auth.forget(used).await {
            return Ok(response);
        }
        let Some(body) = replay else {
            return Ok(response);
        };
        self.auth.apply(self, meta, &mut parts).await?;
        *attempts += 1;
        self.send(
            Request::from_parts(parts, body),
            options.effective_max_response(),
        )
        .await
    }

    /// Sends a request that asks for a token, and gives the body of its success. It is sent once, within
    /// the default limits.
    pub(crate) async fn authenticate(
        &self,
        scheme: &'static str,
        request: Request<Body>,
    ) -> Result<Bytes, AuthError> {
        let (mut parts, body) = request.into_parts();
        self.add_headers(&mut parts.headers);
        let sent = self.send(
            Request::from_parts(parts, body),
            CallOptions::DEFAULT_MAX_RESPONSE,
        );
        let response = self
            .within(CallOptions::DEFAULT_TIMEOUT, sent)
            .await
            .map_err(|failure| failure.into_auth(scheme))?;
        let status = response.status();
        if status.is_success() {
            Ok(response.into_body())
        } else {
            Err(AuthError::new(
                scheme,
                format!("the credential was answered with {status}"),
            ))
        }
    }

    pub(crate) fn add_headers(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            if !headers.contains_key(name) {
                headers.insert(name.clone(), value.clone());
            }
        }
        if !headers.contains_key(header::ACCEPT) {
            headers.insert(
                header::ACCEPT,
                HeaderValue::from_static(self.provider.accept),
            );
        }
    }

    async fn send(
        &self,
        request: Request<Body>,
        max_response: usize,
    ) -> Result<http::Response<Bytes>, Failure> {
        let response = self.transport.send(request).await?;
        let (parts, body) = response.into_parts();
        let body = body.collect(max_response).await?;
        Ok(http::Response::from_parts(parts, body))
    }

    async fn within<T>(
        &self,
        limit: Duration,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        if limit == Duration::MAX {
            return work.await;
        }
        match select(pin!(work), self.clock.sleep(limit)).await {
            Either::Left((result, _)) => result,
            Either::Right(_) => Err(Failure::Timeout(limit)),
        }
    }
}
