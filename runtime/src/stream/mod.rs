//! Answers that are read while they arrive.

mod framing;

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use http::{HeaderValue, header};

use self::framing::{Framer, Framing};
use crate::{
    Body, BodyStream, BuildError, Client, DecodeContext, Error, Operation, OperationMeta, Provider,
    RequestContext, Response,
    body::BodyError,
    core::{Received, Trace},
    error::{ApiError, Failure},
};

/// What is asked for where the operation does not say.
const ACCEPT: &str = "text/event-stream, application/x-ndjson, application/json";

/// An operation whose success goes on and on: events, or lines of JSON.
///
/// [`Client::stream`] executes it.
pub trait StreamOperation: Send + Sync {
    /// Whose operation it is.
    type Provider: Provider;
    /// One entry of the stream.
    type Item: Send + 'static;
    /// The documented error responses; [`Infallible`](std::convert::Infallible) where there are none.
    type Error: ApiError;

    /// What is known of the operation before a call.
    fn meta(&self) -> &OperationMeta;

    /// Writes the request.
    ///
    /// # Errors
    /// An argument cannot be sent, for example an empty path parameter.
    fn request(&self, cx: &RequestContext) -> Result<http::Request<Body>, BuildError>;

    /// Reads one entry: the data of an event, or a line.
    ///
    /// # Errors
    /// The entry does not fit its type.
    fn decode(
        &self,
        cx: &DecodeContext<'_>,
        entry: Bytes,
    ) -> Result<Self::Item, Error<Self::Error>>;
}

/// The entries of an answer that goes on and on.
///
/// A stream, with a `next` of its own. After a failure of the exchange it ends; after an entry that does
/// not fit its type it goes on. Dropping it ends the exchange.
#[must_use = "entries are read when they are asked for"]
pub struct Entries<O: StreamOperation> {
    operation: O,
    client: Client<O::Provider>,
    body: Option<BodyStream>,
    framer: Framer,
    trace: Trace,
    received: jiff::Timestamp,
}

/// The bytes of an answer, read while they arrive.
///
/// A stream, with a `next` of its own. Dropping it ends the exchange.
#[must_use = "bytes are read when they are asked for"]
pub struct ByteStream(BodyStream);

impl<P: Provider> Client<P> {
    /// Sends an operation whose answer is read while it arrives. The call's timeout holds until the answer
    /// starts; an idle timeout holds for its pieces too.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn stream<O>(&self, operation: O) -> Result<Response<Entries<O>>, Error<O::Error>>
    where
        O: StreamOperation<Provider = P>,
    {
        let meta = operation.meta();
        let mut request = operation
            .request(&*self.context()?)
            .map_err(|error| Error::build(self.provider(), meta, error))?;
        request
            .headers_mut()
            .entry(header::ACCEPT)
            .or_insert(HeaderValue::from_static(ACCEPT));
        let Received {
            response,
            trace,
            at,
        } = self.send(meta, request).await?;
        let cx = self.decode_context(meta, trace, at);
        let (head, body) = cx.success_stream::<O::Error>(response)?.into_parts();
        let http = self.facts(head, None, trace, at);
        let media_type = http.headers().get(header::CONTENT_TYPE);
        let framing = Framing::of(media_type.and_then(|value| value.to_str().ok()));
        let framer = Framer::new(framing, self.max_response());
        let entries = Entries {
            operation,
            client: self.clone(),
            body: Some(body.into_stream()),
            framer,
            trace,
            received: at,
        };
        Ok(Response::new(entries, http))
    }

    /// Sends an operation and gives the body of its success as it is, read while it arrives. The call's
    /// timeout holds until the answer starts; an idle timeout holds for its pieces too.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn download<O>(&self, operation: O) -> Result<Response<ByteStream>, Error<O::Error>>
    where
        O: Operation<Provider = P>,
    {
        let meta = operation.meta();
        let request = self.written(&operation)?;
        let Received {
            response,
            trace,
            at,
        } = self.send(meta, request).await?;
        let cx = self.decode_context(meta, trace, at);
        let (head, body) = cx.success_stream::<O::Error>(response)?.into_parts();
        let http = self.facts(head, None, trace, at);
        Ok(Response::new(ByteStream(body.into_stream()), http))
    }
}

impl<O: StreamOperation> Entries<O> {
    /// The next entry, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::Error>>> {
        StreamExt::next(self).await
    }

    fn decode(&self, entry: Bytes) -> Result<O::Item, Error<O::Error>> {
        let meta = self.operation.meta();
        let cx = self.client.decode_context(meta, self.trace, self.received);
        self.operation.decode(&cx, entry)
    }

    fn failed(&mut self, error: BodyError) -> Error<O::Error> {
        self.body = None;
        let failure = Failure::Body(error);
        Error::failed(
            self.client.provider(),
            self.operation.meta(),
            failure,
            self.trace,
        )
    }
}

/// Nothing in it is pinned: what is read from is in a box.
impl<O: StreamOperation> Unpin for Entries<O> {}

impl<O: StreamOperation> Stream for Entries<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.framer.next() {
                Ok(Some(entry)) => return Poll::Ready(Some(self.decode(entry))),
                Ok(None) => {}
                Err(error) => return Poll::Ready(Some(Err(self.failed(error)))),
            }
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            match ready!(body.poll_next_unpin(cx)) {
                Some(Ok(piece)) => self.framer.push(&piece),
                Some(Err(error)) => return Poll::Ready(Some(Err(self.failed(error)))),
                None => {
                    self.body = None;
                    self.framer.finish();
                }
            }
        }
    }
}

impl<O: StreamOperation> fmt::Debug for Entries<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entries")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

impl ByteStream {
    /// The next piece, or `None` after the last one.
    ///
    /// # Errors
    /// The exchange broke off.
    pub async fn next(&mut self) -> Option<Result<Bytes, BodyError>> {
        StreamExt::next(self).await
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(cx)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream(..)")
    }
}
