//! Requests for tokens.

use std::pin::pin;

use bytes::Bytes;
use http::Request;

use super::Core;
use crate::{
    Body, CallOptions,
    auth::AuthError,
    error::{Failure, TimeLimit},
    retry::RetryPolicy,
};

impl Core {
    /// Sends a request that asks for a token, and gives the body of its success. It is sent once, within
    /// the default limits; the call that needs the token is repeated where that may help.
    pub(crate) async fn authenticate(
        &self,
        scheme: &'static str,
        mut request: Request<Body>,
    ) -> Result<Bytes, AuthError> {
        self.add_headers(request.headers_mut());
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
