//! The client.

use std::{borrow::Cow, fmt, marker::PhantomData, sync::Arc};

use bytes::Bytes;

use crate::{
    Body, CallOptions, ClientBuilder, ConfigError, DecodeContext, Error, Items, Operation,
    OperationMeta, Pages, Paginated, Provider, ProviderMeta, RequestContext, Response,
    base_url::BaseUrl,
    clock::BoxFuture,
    core::{Answered, Core, Reading, Received, Trace},
    error::Failure,
    response::HttpFacts,
};

/// A client of one provider's API.
///
/// Clones are cheap and share their connections; it can be used from many threads at once.
pub struct Client<P> {
    shared: Arc<Shared>,
    provider: PhantomData<fn() -> P>,
}

/// What the clones of a client share: one pointer, so that they are cheap.
struct Shared {
    core: Arc<Core>,
    /// What requests are written for, unless the options have a base URL of their own.
    context: RequestContext,
}

impl<P: Provider> Client<P> {
    /// A client that is set up step by step.
    pub fn builder() -> ClientBuilder<P> {
        ClientBuilder::new()
    }

    pub(crate) fn new(core: Core, options: CallOptions) -> Self {
        Self::sharing(Arc::new(core), options)
    }

    fn sharing(core: Arc<Core>, options: CallOptions) -> Self {
        let context = RequestContext {
            provider: core.provider,
            base_url: Arc::clone(&core.base_url),
            options: Arc::new(options),
        };
        Self {
            shared: Arc::new(Shared { core, context }),
            provider: PhantomData,
        }
    }

    /// The same client with other options, where these are set.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self::sharing(Arc::clone(&self.shared.core), options.over(self.options()))
    }

    /// This client as what an operation is attached to.
    pub fn attach(&self) -> Attached<P> {
        Attached(self.clone())
    }

    pub(crate) fn provider(&self) -> &'static ProviderMeta {
        self.shared.core.provider
    }

    /// Sends an operation.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn execute<O>(&self, operation: O) -> Result<Response<O::Output>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let request = self.written(&operation)?;
        let answered = self.call(operation.meta(), request, Reading::Whole).await;
        self.read(&operation, answered)
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
    /// An answer that is read while it arrives is under way until it starts.
    ///
    /// A client need not be closed: its connections close with its last clone.
    pub async fn close(&self) {
        self.shared.core.in_flight.close().await;
    }

    /// Sends an operation and gives the raw body too.
    pub(crate) async fn execute_with_body<O>(
        &self,
        operation: &O,
    ) -> Result<(Response<O::Output>, Bytes), Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let request = self.written(operation)?;
        let answered = self.call(operation.meta(), request, Reading::Whole).await;
        let received = answered.as_ref().ok();
        let body = received.and_then(|received| received.response.body().as_bytes().cloned());
        Ok((self.read(operation, answered)?, body.unwrap_or_default()))
    }

    /// The request of an operation, before the client adds anything.
    pub(crate) fn written<O>(&self, operation: &O) -> Result<http::Request<Body>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        operation
            .request(&*self.context()?)
            .map_err(|error| Error::build(self.shared.core.provider, operation.meta(), error))
    }

    /// What requests are written for.
    pub(crate) fn context(&self) -> Result<Cow<'_, RequestContext>, ConfigError> {
        let context = &self.shared.context;
        Ok(match &context.options.base_url {
            None => Cow::Borrowed(context),
            Some(url) => Cow::Owned(RequestContext {
                base_url: Arc::new(BaseUrl::parse(url)?),
                ..context.clone()
            }),
        })
    }

    /// Sends a request, as often as it takes, and waits for the head of its success.
    pub(crate) async fn send<E>(
        &self,
        meta: &OperationMeta,
        request: http::Request<Body>,
    ) -> Result<Received, Error<E>> {
        let answered = self.call(meta, request, Reading::Head).await;
        answered.map_err(|failed| self.failed(meta, failed))
    }

    fn call<'a>(
        &'a self,
        meta: &'a OperationMeta,
        request: http::Request<Body>,
        reading: Reading,
    ) -> BoxFuture<'a, Answered> {
        self.shared
            .core
            .call(meta, request, self.options(), reading)
    }

    fn failed<E>(&self, meta: &OperationMeta, (failure, trace): (Failure, Trace)) -> Error<E> {
        Error::failed(self.shared.core.provider, meta, failure, trace)
    }

    fn read<O>(
        &self,
        operation: &O,
        answered: Answered,
    ) -> Result<Response<O::Output>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let meta = operation.meta();
        let received = answered.map_err(|failed| self.failed(meta, failed))?;
        let Received {
            response,
            trace,
            at,
        } = received;
        let response = response.map(Body::into_bytes);
        let cx = self.decode_context(meta, trace, at);
        let output = operation.decode(&cx, &response)?;
        let (head, body) = response.into_parts();
        Ok(Response::new(
            output,
            self.facts(head, Some(body), trace, at),
        ))
    }

    pub(crate) fn decode_context<'a>(
        &'a self,
        meta: &'a OperationMeta,
        trace: Trace,
        received: jiff::Timestamp,
    ) -> DecodeContext<'a> {
        let sink = self.shared.core.leniency.as_ref();
        let options = Some(self.options());
        DecodeContext::received(
            self.shared.core.provider,
            meta,
            trace,
            received,
            options,
            sink,
        )
    }

    /// The facts of a response, with its body where that was read.
    pub(crate) fn facts(
        &self,
        head: http::response::Parts,
        body: Option<Bytes>,
        trace: Trace,
        received: jiff::Timestamp,
    ) -> HttpFacts {
        HttpFacts {
            status: head.status,
            version: head.version,
            headers: head.headers,
            provider: self.shared.core.provider,
            received,
            body_length: body.as_ref().map_or(0, Bytes::len),
            body: body.filter(|_| self.options().keeps_body()),
            attempts: trace.attempts,
        }
    }

    pub(crate) fn options(&self) -> &CallOptions {
        &self.shared.context.options
    }

    pub(crate) fn max_response(&self) -> usize {
        self.options().effective_max_response()
    }
}

impl<P> Clone for Client<P> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            provider: PhantomData,
        }
    }
}

impl<P> fmt::Debug for Client<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("provider", &self.shared.core.provider.name)
            .field("base_url", &self.shared.core.base_url)
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
