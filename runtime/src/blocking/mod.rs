//! Calls that block the calling thread.

mod pages;
mod stream;

use std::{
    convert::Infallible,
    future::Future,
    sync::{OnceLock, mpsc},
    thread::ThreadId,
};

use bytes::Bytes;
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle};

pub use self::{
    pages::{ItemsBlocking, PagesBlocking},
    stream::{BytesBlocking, EntriesBlocking},
};
use crate::{Client, Error, Operation, Provider, RawRequest, Response};

/// The thread that all blocking calls run on.
struct Worker {
    runtime: Handle,
    thread: ThreadId,
}

static WORKER: OnceLock<Result<Worker, &'static str>> = OnceLock::new();

/// Runs a future on bindery's own thread and waits for it there where it is called.
///
/// Since the future runs on another thread, this works inside an async runtime too; it blocks the
/// thread it is called on all the same.
fn run<F>(future: F) -> Result<F::Output, &'static str>
where
    F: Future<Output: Send> + Send + 'static,
{
    let worker = WORKER
        .get_or_init(start)
        .as_ref()
        .map_err(|reason| *reason)?;
    if std::thread::current().id() == worker.thread {
        return Err("a blocking call inside a blocking call cannot end");
    }
    let (done, result) = mpsc::sync_channel(1);
    worker.runtime.spawn(async move {
        // A caller that is gone needs no result.
        let _ = done.send(future.await);
    });
    result.recv().map_err(|_| "the call was given up")
}

/// Runs a call.
fn call<T, E, F>(future: F) -> Result<T, Error<E>>
where
    F: Future<Output = Result<T, Error<E>>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    run(future).map_err(Error::cancelled)?
}

/// Takes the next step of a stream; one that could not be taken ends it with an error.
fn step<S, T, E, F>(
    stream: &mut Option<S>,
    next: impl FnOnce(S) -> F,
    cancelled: impl FnOnce(&'static str) -> E,
) -> Option<Result<T, E>>
where
    F: Future<Output = (Option<Result<T, E>>, S)> + Send + 'static,
    S: Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    match run(next(stream.take()?)) {
        Ok((next, rest)) => {
            *stream = Some(rest);
            next
        }
        Err(reason) => Some(Err(cancelled(reason))),
    }
}

fn start() -> Result<Worker, &'static str> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|_| "the thread for blocking calls could not be set up")?;
    let handle = runtime.handle().clone();
    let thread = std::thread::Builder::new()
        .name("bindery-blocking".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))
        .map_err(|_| "the thread for blocking calls could not be started")?;
    Ok(Worker {
        runtime: handle,
        thread: thread.thread().id(),
    })
}

impl<P: Provider> Client<P> {
    /// Sends an operation, and blocks the calling thread until it is answered.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn execute_blocking<O>(&self, operation: O) -> Result<Response<O::Output>, Error<O::Error>>
    where
        O: Operation<Provider = P> + 'static,
    {
        let client = self.clone();
        call(async move { client.execute(operation).await })
    }

    /// As [`Client::close`], and blocks the calling thread until the calls under way have ended.
    pub fn close_blocking(&self) {
        let client = self.clone();
        // Where no thread could be had there is no blocking call to wait for.
        let _ = run(async move { client.close().await });
    }
}

impl<P: Provider> RawRequest<P> {
    /// As [`RawRequest::send`], and blocks the calling thread until the request is answered.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn send_blocking(self) -> Result<Response<Bytes>, Error<Infallible>> {
        call(self.send())
    }

    /// As [`RawRequest::send_json`], and blocks the calling thread until the request is answered.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub fn send_json_blocking<T>(self) -> Result<Response<T>, Error<Infallible>>
    where
        T: DeserializeOwned + Send + 'static,
    {
        call(self.send_json())
    }
}
