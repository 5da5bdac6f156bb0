//! The client.

use std::{fmt, marker::PhantomData, sync::Arc};

use bytes::Bytes;

use crate::{
    Body, CallOptions, ClientBuilder, ConfigError, DecodeContext, Error, Items, Operation,
    OperationMeta, Pages, Paginated, Provider, ProviderMeta, RequestContext, Response,
    base_url::BaseUrl,
    core::{Core, Reading, Received, Trace},
    response::HttpFacts,
};

/// A client of one provider's API.
///
/// Clones are cheap and share their connections; it can be used from many threads at once.
pub struct Client<P> {
    core: Arc<Core>,
    options: Arc<CallOptions>,
    provider: PhantomData<fn() -> P>,
}

impl<P: Provider> Client<P> {
    /// A client that is set up step by step.
    pub fn builder() -> ClientBuilder<P> {
        ClientBuilder::new()
    }

    pub(crate) fn new(core: Core, options: CallOptions) -> Self {
        Self {
            core: Arc::new(core),
            options: Arc::new(options),
            provider: PhantomData,
        }
    }

    /// The same client with other options, where these are set.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        let options = Arc::new(options.over(&self.options));
        Self {
            core: Arc::clone(&self.core),
            options,
            provider: PhantomData,
        }
    }

    /// This client as what an operation is attached to.
    pub fn attach(&self) -> Attached<P> {
        Attached(self.clone())
    }

    pub(crate) fn provider(&self) -> &'static ProviderMeta {
        self.core.provider
    }

    /// Sends an operation.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn execute<O>(&self, operation: O) -> Result<Response<O::Output>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let received = self.receive(&operation).await?;
        self.read(&operation, received)
    }

    /// The pages of an operation, each got when it is asked for.
    pub fn pages<O>(&self, operation: O) -> Pages<O>
    where
        O: Paginated<Provider = P> + 'static,
    {
        Pages::new(self.clone(), operation)
    }

    /// The entries of all pages of an operation, each page got when its first entry is asked for.
    pub fn items<O>(&self, operation: O) -> Items<O>
    where
        O: Paginated<Provider = P> + 'static,
    {
        Items::new(self.pages(operation))
    }

    /// Refuses calls from now on, and waits for those under way. It does so for all clones of the client.
    ///
    /// A client need not be closed: its connections close with its last clone.
    pub async fn close(&self) {
        self.core.in_flight.close().await;
    }

    /// Sends an operation and gives the raw body too.
    pub(crate) async fn execute_with_body<O>(
        &self,
        operation: &O,
    ) -> Result<(Response<O::Output>, Bytes), Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let received = self.receive(operation).await?;
        let body = received.response.body().as_bytes().cloned();
        let body = body.unwrap_or_default();
        Ok((self.read(operation, received)?, body))
    }

    /// The request of an operation, before the client adds anything.
    pub(crate) fn written<O>(&self, operation: &O) -> Result<http::Request<Body>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        operation
            .request(&self.context()?)
            .map_err(|error| Error::build(self.core.provider, operation.meta(), error))
    }

    /// What requests are written for.
    pub(crate) fn context(&self) -> Result<RequestContext, ConfigError> {
        let base_url = match &self.options.base_url {
            Some(url) => Arc::new(BaseUrl::parse(url)?),
            None => Arc::clone(&self.core.base_url),
        };
        Ok(RequestContext {
            provider: self.core.provider,
            base_url,
            options: Arc::clone(&self.options),
        })
    }

    /// Sends a request, as often as it takes.
    pub(crate) async fn send<E>(
        &self,
        meta: &OperationMeta,
        request: http::Request<Body>,
        reading: Reading,
    ) -> Result<Received, Error<E>> {
        self.core
            .call(meta, request, &self.options, reading)
            .await
            .map_err(|(failure, trace)| Error::failed(self.core.provider, meta, failure, trace))
    }

    async fn receive<O>(&self, operation: &O) -> Result<Received, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let request = self.written(operation)?;
        self.send(operation.meta(), request, Reading::Whole).await
    }

    fn read<O>(
        &self,
        operation: &O,
        received: Received,
    ) -> Result<Response<O::Output>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let http = self.facts(&received);
        let cx = self.decode_context(operation.meta(), received.trace, received.at);
        let response = received.response.map(Body::into_bytes);
        Ok(Response::new(operation.decode(&cx, response)?, http))
    }

    pub(crate) fn decode_context<'a>(
        &'a self,
        meta: &'a OperationMeta,
        trace: Trace,
        received: jiff::Timestamp,
    ) -> DecodeContext<'a> {
        let sink = self.core.leniency.as_ref();
        let options = Some(&*self.options);
        DecodeContext::received(self.core.provider, meta, trace, received, options, sink)
    }

    pub(crate) fn facts(&self, received: &Received) -> HttpFacts {
        let response = &received.response;
        let body = response.body().as_bytes();
        HttpFacts {
            status: response.status(),
            version: response.version(),
            headers: response.headers().clone(),
            provider: self.core.provider,
            received: received.at,
            body_length: body.map_or(0, Bytes::len),
            body: body.filter(|_| self.options.keeps_body()).cloned(),
            attempts: received.trace.attempts,
        }
    }

    pub(crate) fn max_response(&self) -> usize {
        self.options.effective_max_response()
    }
}

impl<P> Clone for Client<P> {
    fn clone(&self) -> Self {
        Self {
            core: Arc::clone(&self.core),
            options: Arc::clone(&self.options),
            provider: PhantomData,
        }
    }
}

impl<P> fmt::Debug for Client<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("provider", &self.core.provider.name)
            .field("base_url", &self.core.base_url)
            .finish_non_exhaustive()
    }
}

/// The client that an operation is attached to, with the options of this one call.
pub struct Attached<P>(Client<P>);

impl<P: Provider> Attached<P> {
    /// The same client with other options, where these are set.
    #[must_use]
    pub fn with(self, options: CallOptions) -> Self {
        Self(self.0.with(options))
    }

    /// The client.
    pub fn client(&self) -> &Client<P> {
        &self.0
    }

    /// The client.
    pub fn into_client(self) -> Client<P> {
        self.0
    }
}

impl<P> Clone for Attached<P> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<P> fmt::Debug for Attached<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Attached").field(&self.0).finish()
    }
}
