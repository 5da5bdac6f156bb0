//! Endpoints that no operation describes.

use std::{convert::Infallible, fmt, marker::PhantomData};

use bytes::Bytes;
use http::Method;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    AuthNeed, Body, BodyKind, BuildError, CallOptions, Client, DecodeContext, Envelope, Error,
    Json, Operation, OperationMeta, Provider, RequestContext, Response,
};

/// A request to an endpoint that no operation describes.
///
/// It is authenticated, repeated and reported as operations are. Made by [`Client::request`].
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest<P> {
    client: Client<P>,
    meta: OperationMeta,
    body: Option<Json>,
}

type Decode<T> = fn(&DecodeContext<'_>, &http::Response<Bytes>) -> Result<T, Error<Infallible>>;

struct RawOperation<P, T> {
    meta: OperationMeta,
    body: Option<Json>,
    decode: Decode<T>,
    provider: PhantomData<fn() -> P>,
}

impl<P: Provider> Client<P> {
    /// A request to an endpoint that no operation describes: the method, and the path below the base URL,
    /// which starts with a slash and is sent as it is. The provider's envelope is not applied.
    ///
    /// Nothing is known of such an endpoint, so every status of 2xx is a success and any other an
    /// unexpected one.
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<P> {
        let path = path.into();
        let name = path.split('?').next().unwrap_or_default();
        let mut meta = OperationMeta::dynamic(format!("{method} {name}"), method, path);
        meta.request_envelope(Envelope::Bare);
        meta.response_envelope(Envelope::Bare);
        RawRequest {
            client: self.clone(),
            meta,
            body: None,
        }
    }
}

impl<P: Provider> RawRequest<P> {
    /// Adds a query parameter.
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(CallOptions::new().query(name, value))
    }

    /// Makes this value the JSON body.
    ///
    /// # Errors
    /// The value has no JSON form.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Result<Self, serde_json::Error> {
        self.body = Some(serde_json::to_value(value)?);
        self.meta.body(BodyKind::Json);
        Ok(self)
    }

    /// Sends no credential.
    pub fn without_auth(mut self) -> Self {
        self.meta.auth(AuthNeed::None);
        self
    }

    /// Sets options for this call alone, over those of the client.
    pub fn with(mut self, options: CallOptions) -> Self {
        self.client = self.client.with(options);
        self
    }

    /// Sends the request and gives the body of the answer as it is.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send(self) -> Result<Response<Bytes>, Error<Infallible>> {
        self.execute(bytes).await
    }

    /// Sends the request and reads the answer as JSON.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send_json<T>(self) -> Result<Response<T>, Error<Infallible>>
    where
        T: DeserializeOwned + Send + 'static,
    {
        self.execute(json).await
    }

    async fn execute<T: Send + 'static>(
        self,
        decode: Decode<T>,
    ) -> Result<Response<T>, Error<Infallible>> {
        let operation = RawOperation {
            meta: self.meta,
            body: self.body,
            decode,
            provider: PhantomData,
        };
        self.client.execute(operation).await
    }
}

impl<P: Provider, T: Send + 'static> Operation for RawOperation<P, T> {
    type Provider = P;
    type Output = T;
    type Error = Infallible;

    fn meta(&self) -> &OperationMeta {
        &self.meta
    }

    fn request(&self, cx: &RequestContext) -> Result<http::Request<Body>, BuildError> {
        let mut request = cx.start(&self.meta);
        if let Some(body) = &self.body {
            request.json(body);
        }
        request.finish()
    }

    fn decode(
        &self,
        cx: &DecodeContext<'_>,
        response: &http::Response<Bytes>,
    ) -> Result<T, Error<Infallible>> {
        (self.decode)(cx, response)
    }
}

fn bytes(
    cx: &DecodeContext<'_>,
    response: &http::Response<Bytes>,
) -> Result<Bytes, Error<Infallible>> {
    cx.bytes(response)
}

fn json<T: DeserializeOwned>(
    cx: &DecodeContext<'_>,
    response: &http::Response<Bytes>,
) -> Result<T, Error<Infallible>> {
    cx.json(response)
}

impl<P> fmt::Debug for RawRequest<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest")
            .field("operation", &self.meta.id())
            .finish_non_exhaustive()
    }
}
