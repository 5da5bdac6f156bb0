//! One attempt of a call.

use std::pin::pin;

use bytes::Bytes;
use http::{Request, Response, request::Parts};

use super::{Call, Core, Reading, idle, progress, redirect};
use crate::{
    Body, CallOptions,
    auth::{AuthError, UsedTokens},
    error::{Failure, TimeLimit},
    observe,
    retry::RetryPolicy,
};

impl Core {
    /// Sends a request once, along its redirects, and reads its response.
    pub(super) async fn attempt(
        &self,
        call: &Call<'_>,
        request: Request<Body>,
        tokens: &mut UsedTokens,
    ) -> Result<Response<Body>, Failure> {
        let limit = call.options.effective_attempt_timeout();
        let number = call.trace().attempts;
        let uri = request.uri().clone();
        let attempt = pin!(async {
            let _permits = self.limiter.acquire(&*self.clock, &call.meta.method).await;
            let response = self.follow(call, request, tokens).await?;
            self.read(call, response).await
        });
        let attempt = self.within(limit, TimeLimit::Attempt, attempt);
        observe::attempt(&call.meta.method, &uri, number, attempt).await
    }

    /// Sends a request, and those that redirects ask for. What the caller gave for this server is sent to
    /// no other.
    async fn follow(
        &self,
        call: &Call<'_>,
        request: Request<Body>,
        tokens: &mut UsedTokens,
    ) -> Result<Response<Body>, Failure> {
        let most = call.options.effective_redirects();
        let (mut parts, mut body) = request.into_parts();
        let mut is_home = true;
        let mut followed = 0;
        loop {
            let mut sent = parts.clone();
            if is_home {
                *tokens = self.auth.apply(self, call.meta, &mut sent).await?;
            }
            if followed == 0 {
                call.trace().attempts += 1;
            }
            let response = self.send(call.options, sent, body, is_home).await?;
            let Some(target) = redirect::target(&parts, &response) else {
                return Ok(response);
            };
            if most == 0 {
                return Ok(response);
            }
            if followed == most {
                return Err(Failure::Redirects(most));
            }
            followed += 1;
            if !redirect::is_same_origin(&parts.uri, &target) {
                is_home = false;
                *tokens = UsedTokens::default();
                redirect::drop_private(&mut parts.headers);
            }
            redirect::drop_body(&mut parts.headers);
            parts.uri = target;
            body = Body::empty();
        }
    }

    async fn send(
        &self,
        options: &CallOptions,
        parts: Parts,
        body: Body,
        is_home: bool,
    ) -> Result<Response<Body>, Failure> {
        let mut request = Request::from_parts(parts, body);
        if is_home {
            for interceptor in &self.interceptors {
                interceptor.before(&mut request).map_err(Failure::Refused)?;
            }
        }
        if let Some(report) = &options.on_upload {
            progress::watch_upload(&mut request, report);
        }
        let sending = pin!(async { Ok(self.transport.send(request).await?) });
        let limit = options.effective_first_byte_timeout();
        let mut response = self.within(limit, TimeLimit::FirstByte, sending).await?;
        for interceptor in &self.interceptors {
            interceptor.after(&mut response);
        }
        Ok(response)
    }

    async fn read(
        &self,
        call: &Call<'_>,
        response: Response<Body>,
    ) -> Result<Response<Body>, Failure> {
        let Call { meta, options, .. } = *call;
        let (parts, mut body) = response.into_parts();
        if let Some(limit) = options.idle_timeout {
            body = idle::limited(body, limit, std::sync::Arc::clone(&self.clock));
        }
        if let Some(report) = &options.on_download {
            body = progress::watch_download(body, &parts.headers, report);
        }
        if call.reading == Reading::Whole || !meta.is_success(parts.status.as_u16()) {
            body = body.collect(options.effective_max_response()).await?.into();
        }
        Ok(Response::from_parts(parts, body))
    }

    /// Sends a request that asks for a token, and gives the body of its success. It is sent once, within
    /// the default limits; the call that needs the token is repeated where that may help.
    pub(crate) async fn authenticate(
        &self,
        scheme: &'static str,
        request: Request<Body>,
    ) -> Result<Bytes, AuthError> {
        let (mut parts, body) = request.into_parts();
        self.add_headers(&mut parts.headers);
        let request = Request::from_parts(parts, body);
        let sending = pin!(async {
            let (parts, body) = self.transport.send(request).await?.into_parts();
            let body = body.collect(CallOptions::DEFAULT_MAX_RESPONSE).await?;
            Ok((parts.status, body))
        });
        let (status, body) = self
            .within(CallOptions::DEFAULT_TIMEOUT, TimeLimit::Call, sending)
            .await
            .map_err(|failure| failure.into_auth(scheme))?;
        if status.is_success() {
            Ok(body)
        } else {
            let problem = format!("the credential was answered with {status}");
            let error = AuthError::new(scheme, problem);
            let is_passing = RetryPolicy::DEFAULT_STATUSES.contains(&status.as_u16());
            Err(if is_passing { error.passing() } else { error })
        }
    }
}
