//! One attempt of a call.

use std::pin::pin;

use bytes::Bytes;
use http::{Request, Response, Uri};

use super::{Call, Core, Reading, idle, progress, redirect};
use crate::{
    Body, CallOptions,
    auth::{AuthError, UsedTokens},
    clock::BoxFuture,
    error::{Failure, TimeLimit},
    observe,
    retry::RetryPolicy,
    transport::TransportError,
};

impl Core {
    /// Sends a request once, along its redirects, and reads its response.
    pub(super) async fn attempt(
        &self,
        call: &Call<'_>,
        body: Body,
        tokens: &mut UsedTokens,
    ) -> Result<Response<Body>, Failure> {
        let limit = call.options.effective_attempt_timeout();
        let number = call.trace().attempts;
        let attempt = pin!(async {
            let _permits = self.limiter.acquire(&*self.clock, &call.meta.method).await;
            let response = self.follow(call, body, tokens).await?;
            self.read(call, response).await
        });
        let attempt = self.within(limit, TimeLimit::Attempt, attempt);
        observe::attempt(&call.meta.method, &call.request.uri, number, attempt).await
    }

    /// Sends a request, and those that redirects ask for. What the caller gave for this server is sent to
    /// no other.
    async fn follow(
        &self,
        call: &Call<'_>,
        mut body: Body,
        tokens: &mut UsedTokens,
    ) -> Result<Response<Body>, Failure> {
        let Call {
            request, options, ..
        } = call;
        let most = options.effective_redirects();
        let limit = options.effective_first_byte_timeout();
        let mut elsewhere: Option<Uri> = None;
        let mut is_home = true;
        let mut followed = 0;
        loop {
            let uri = elsewhere.as_ref().unwrap_or(&request.uri);
            let mut sent = self.complete(call, uri);
            if followed > 0 {
                redirect::drop_body(&mut sent.headers);
            }
            if is_home {
                *tokens = self.auth.apply(self, call.meta, &mut sent).await?;
            } else {
                redirect::drop_private(&mut sent.headers);
            }
            if followed == 0 {
                call.count_attempt();
            }
            let sending = self.send(options, Request::from_parts(sent, body), is_home)?;
            let mut response = self.within(limit, TimeLimit::FirstByte, sending).await?;
            for interceptor in &self.interceptors {
                interceptor.after(&mut response);
            }
            let Some(target) = redirect::target(&request.method, uri, &response) else {
                return Ok(response);
            };
            if most == 0 {
                return Ok(response);
            }
            if followed == most {
                return Err(Failure::Redirects(most));
            }
            followed += 1;
            if !redirect::is_same_origin(uri, &target) {
                is_home = false;
                *tokens = UsedTokens::default();
            }
            elsewhere = Some(target);
            body = Body::empty();
        }
    }

    fn send(
        &self,
        options: &CallOptions,
        mut request: Request<Body>,
        is_home: bool,
    ) -> Result<BoxFuture<'_, Result<Response<Body>, TransportError>>, Failure> {
        if is_home {
            for interceptor in &self.interceptors {
                interceptor.before(&mut request).map_err(Failure::Refused)?;
            }
        }
        if let Some(report) = &options.on_upload {
            progress::watch_upload(&mut request, report);
        }
        Ok(self.transport.send(request))
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
            Ok::<_, Failure>((parts.status, body))
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
