//! Calls that block the calling thread.

use std::{
    fmt,
    future::Future,
    sync::{OnceLock, mpsc},
    thread::ThreadId,
};

use tokio::runtime::{Builder, Handle};

use crate::{Client, Error, Items, Operation, Pages, Paginated, Provider, Response};

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
fn run<T, E, F>(future: F) -> Result<T, Error<E>>
where
    F: Future<Output = Result<T, Error<E>>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let worker = WORKER
        .get_or_init(start)
        .as_ref()
        .map_err(|reason| Error::cancelled(reason))?;
    if std::thread::current().id() == worker.thread {
        return Err(Error::cancelled(
            "a blocking call inside a blocking call cannot end",
        ));
    }
    let (done, result) = mpsc::sync_channel(1);
    worker.runtime.spawn(async move {
        // A caller that is gone needs no result.
        let _ = done.send(future.await);
    });
    result
        .recv()
        .unwrap_or_else(|_| Err(Error::cancelled("the call was given up")))
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
        run(async move { client.execute(operation).await })
    }

    /// The pages of an operation as an iterator that blocks the calling thread.
    pub fn pages_blocking<O>(&self, operation: O) -> PagesBlocking<O>
    where
        O: Paginated<Provider = P> + 'static,
    {
        PagesBlocking(Some(self.pages(operation)))
    }

    /// The entries of all pages of an operation as an iterator that blocks the calling thread.
    pub fn items_blocking<O>(&self, operation: O) -> ItemsBlocking<O>
    where
        O: Paginated<Provider = P> + 'static,
    {
        ItemsBlocking(Some(self.items(operation)))
    }
}

/// The pages of an operation as an iterator that blocks the calling thread.
#[must_use = "pages are got when they are asked for"]
pub struct PagesBlocking<O: Paginated>(Option<Pages<O>>);

/// The entries of all pages of an operation as an iterator that blocks the calling thread.
#[must_use = "items are got when they are asked for"]
pub struct ItemsBlocking<O: Paginated>(Option<Items<O>>);

impl<O: Paginated + 'static> Iterator for PagesBlocking<O> {
    type Item = Result<Response<O::Output>, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut pages = self.0.take()?;
        let stepped = run(async move {
            let page = pages.next().await;
            Ok::<_, Error<O::Error>>((page, pages))
        });
        step(&mut self.0, stepped)
    }
}

impl<O: Paginated + 'static> Iterator for ItemsBlocking<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut items = self.0.take()?;
        let stepped = run(async move {
            let item = items.next().await;
            Ok::<_, Error<O::Error>>((item, items))
        });
        step(&mut self.0, stepped)
    }
}

/// Puts the stream back for the next step. A step that could not run ends the iterator after its error.
fn step<S, T, E>(
    stream: &mut Option<S>,
    stepped: Result<(Option<Result<T, E>>, S), E>,
) -> Option<Result<T, E>> {
    match stepped {
        Ok((next, rest)) => {
            *stream = Some(rest);
            next
        }
        Err(error) => Some(Err(error)),
    }
}

impl<O: Paginated> fmt::Debug for PagesBlocking<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PagesBlocking").field(&self.0).finish()
    }
}

impl<O: Paginated> fmt::Debug for ItemsBlocking<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ItemsBlocking").field(&self.0).finish()
    }
}
