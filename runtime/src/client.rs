//! The client.

use std::{fmt, marker::PhantomData, sync::Arc};

use bytes::Bytes;

use crate::{
    CallOptions, ClientBuilder, DecodeContext, Error, Items, Operation, Pages, Paginated, Provider,
    ProviderMeta, RequestContext, Response,
    core::{Core, Received},
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

    /// Sends an operation and gives the raw body too.
    pub(crate) async fn execute_with_body<O>(
        &self,
        operation: &O,
    ) -> Result<(Response<O::Output>, Bytes), Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let received = self.receive(operation).await?;
        let body = received.response.body().clone();
        Ok((self.read(operation, received)?, body))
    }

    /// The request of an operation, before the client adds anything.
    pub(crate) fn request<O>(
        &self,
        operation: &O,
    ) -> Result<http::Request<crate::Body>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let cx = RequestContext {
            provider: self.core.provider,
            base_url: Arc::clone(&self.core.base_url),
        };
        operation
            .request(&cx)
            .map_err(|error| Error::build(self.core.provider, operation.meta(), error))
    }

    async fn receive<O>(&self, operation: &O) -> Result<Received, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let request = self.request(operation)?;
        let meta = operation.meta();
        self.core
            .call(meta, request, &self.options)
            .await
            .map_err(|(failure, attempts)| {
                Error::failed(self.core.provider, meta, failure, attempts)
            })
    }

    fn read<O>(
        &self,
        operation: &O,
        received: Received,
    ) -> Result<Response<O::Output>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let Received {
            response,
            attempts,
            at,
        } = received;
        let provider = self.core.provider;
        let http = HttpFacts {
            status: response.status(),
            headers: response.headers().clone(),
            request_id_header: provider.request_id_header,
            body_length: response.body().len(),
            attempts,
        };
        let cx = DecodeContext::received(provider, operation.meta(), attempts, at);
        Ok(Response::new(operation.decode(&cx, response)?, http))
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
