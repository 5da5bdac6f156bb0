//! Answers that are read while they arrive, as iterators.

use std::fmt;

use bytes::Bytes;

use super::{call, step};
use crate::{
    BodyError, ByteStream, Client, Entries, Error, Operation, Provider, Response, StreamOperation,
};

impl<P: Provider> Client<P> {
    /// As [`Client::stream`], and blocks the calling thread until the answer starts.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn stream_blocking<O>(
        &self,
        operation: O,
    ) -> Result<Response<EntriesBlocking<O>>, Error<O::Error>>
    where
        O: StreamOperation<Provider = P> + 'static,
    {
        let client = self.clone();
        let answer = call(async move { client.stream(operation).await })?;
        Ok(answer.map(|entries| EntriesBlocking(Some(entries))))
    }

    /// As [`Client::download`], and blocks the calling thread until the answer starts.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn download_blocking<O>(
        &self,
        operation: O,
    ) -> Result<Response<BytesBlocking>, Error<O::Error>>
    where
        O: Operation<Provider = P> + 'static,
    {
        let client = self.clone();
        let answer = call(async move { client.download(operation).await })?;
        Ok(answer.map(|bytes| BytesBlocking(Some(bytes))))
    }
}

/// The entries of an answer as an iterator that blocks the calling thread until the next one is there.
///
/// After a failure of the exchange it ends; after an entry that does not fit its type it goes on. Dropping it
/// ends the exchange.
#[must_use = "entries are read when they are asked for"]
pub struct EntriesBlocking<O: StreamOperation>(Option<Entries<O>>);

/// The bytes of an answer as an iterator that blocks the calling thread until the next ones are there.
///
/// Dropping it ends the exchange.
#[derive(Debug)]
#[must_use = "bytes are read when they are asked for"]
pub struct BytesBlocking(Option<ByteStream>);

impl<O: StreamOperation + 'static> Iterator for EntriesBlocking<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = |mut entries: Entries<O>| async move { (entries.next().await, entries) };
        step(&mut self.0, next, Error::cancelled)
    }
}

impl Iterator for BytesBlocking {
    type Item = Result<Bytes, BodyError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = |mut bytes: ByteStream| async move { (bytes.next().await, bytes) };
        step(&mut self.0, next, |reason| {
            BodyError::new(std::io::Error::other(reason))
        })
    }
}

impl<O: StreamOperation> fmt::Debug for EntriesBlocking<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EntriesBlocking").field(&self.0).finish()
    }
}
