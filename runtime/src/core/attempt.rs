//! One attempt of a call.

use std::{mem::take, pin::pin, sync::Arc};

use http::{Request, Response, Uri};

use super::{Reading, call::Call, idle, progress, redirect};
use crate::{
    Body,
    auth::Tokens,
    error::{Failure, TimeLimit},
    limiter::Permits,
    observe,
    transport::OperationName,
};

impl Call<'_> {
    /// Sends the request once, along its redirects, and reads its response.
    pub(super) async fn attempt(&mut self) -> Result<Response<Body>, Failure> {
        let core = self.core;
        let limit = self.options.effective_attempt_timeout();
        let span = observe::attempt(&self.meta.method, &self.head.uri, self.trace.attempts);
        let attempt = pin!(async {
            let _permits = match core.limiter.acquire(&*core.clock, &self.meta.method) {
                Some(permits) => permits.await,
                None => Permits::default(),
            };
            let mut response = self.follow().await?;
            self.watch(&mut response);
            if self.reading == Reading::Whole || !self.meta.is_success(response.status().as_u16()) {
                let limit = self.options.effective_max_response();
                response.body_mut().load(limit).await?;
            }
            Ok::<_, Failure>(response)
        });
        span.around(core.within(limit, TimeLimit::Attempt, attempt))
            .await
    }

    /// Sends the request, and those that redirects ask for. What the caller gave for this server is sent to
    /// no other.
    async fn follow(&mut self) -> Result<Response<Body>, Failure> {
        let Self { core, options, .. } = *self;
        let most = options.effective_redirects();
        let limit = options.effective_first_byte_timeout();
        let mut elsewhere: Option<Uri> = None;
        let mut is_home = true;
        let mut followed = 0;
        loop {
            if is_home && core.auth.has_sessions() {
                self.tokens = core.auth.tokens(core, self.meta).await?;
            }
            let sending = core
                .transport
                .send(self.prepare(elsewhere.as_ref(), is_home)?);
            let mut response = core.within(limit, TimeLimit::FirstByte, sending).await?;
            for interceptor in &core.interceptors {
                interceptor.after(&mut response);
            }
            let uri = elsewhere.as_ref().unwrap_or(&self.head.uri);
            let Some(target) = redirect::target(&self.head.method, uri, &response) else {
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
                self.tokens = Tokens::default();
            }
            elsewhere = Some(target);
        }
    }

    /// The request as it is sent, here or elsewhere, but for credentials: with what every request of the client
    /// carries, and what its caller asks for. It takes the body; what a redirect asks for has none.
    fn complete(&mut self, elsewhere: Option<&Uri>) -> Request<Body> {
        let core = self.core;
        let mut request = Request::from_parts(self.head.clone(), take(&mut self.body));
        if let Some(uri) = elsewhere {
            request.uri_mut().clone_from(uri);
        }
        if core.transport.reads_operation_name() || !core.interceptors.is_empty() {
            let name = OperationName(self.meta.id.clone());
            request.extensions_mut().insert(name);
        }
        let headers = request.headers_mut();
        core.add_headers(headers);
        for (name, value) in &self.options.headers {
            headers.insert(name.clone(), value.clone());
        }
        request
    }

    /// The request as it is sent, with credentials and private headers only where it stays at home.
    fn prepare(
        &mut self,
        elsewhere: Option<&Uri>,
        is_home: bool,
    ) -> Result<Request<Body>, Failure> {
        let core = self.core;
        let mut request = self.complete(elsewhere);
        if is_home {
            core.auth.apply(self.meta, &self.tokens, &mut request)?;
        } else {
            redirect::drop_private(request.headers_mut());
        }
        match elsewhere {
            None => self.trace.attempts += 1,
            Some(_) => redirect::drop_body(request.headers_mut()),
        }
        if is_home {
            for interceptor in &core.interceptors {
                interceptor.before(&mut request).map_err(Failure::Refused)?;
            }
        }
        if let Some(report) = &self.options.on_upload {
            progress::watch_upload(&mut request, report);
        }
        Ok(request)
    }

    /// Sees to what the caller asks of the body while it arrives.
    fn watch(&self, response: &mut Response<Body>) {
        if let Some(limit) = self.options.idle_timeout {
            let body = take(response.body_mut());
            let clock = Arc::clone(&self.core.clock);
            *response.body_mut() = idle::limited(body, limit, clock);
        }
        if let Some(report) = &self.options.on_download {
            progress::watch_download(response, report);
        }
    }
}
