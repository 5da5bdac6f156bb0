//! Pages as a stream.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use futures_util::StreamExt;

use super::{PageError, PageParts, PagePosition, visited::Visited};
use crate::{Client, Error, Paginated, Response, clock::BoxFuture};

type Page<O> = Response<<O as crate::Operation>::Output>;
type Failed<O> = Error<<O as crate::Operation>::Error>;
/// A page, and the operation that gets the one after it.
type Step<O> = (Page<O>, Result<Option<O>, Failed<O>>);

/// The pages of an operation, each got when it is asked for.
///
/// A stream, with a `next` of its own. After an error it ends.
#[must_use = "pages are got when they are asked for"]
pub struct Pages<O: Paginated> {
    client: Client<O::Provider>,
    state: State<O>,
    /// The operation of the page that comes next, or is on its way, or failed.
    upcoming: Option<O>,
    visited: Visited,
}

enum State<O: Paginated> {
    Next(O),
    Getting(BoxFuture<'static, Result<Step<O>, Failed<O>>>),
    Failed(Failed<O>),
    Done,
}

impl<O: Paginated + 'static> Pages<O> {
    pub(crate) fn new(client: Client<O::Provider>, operation: O) -> Self {
        let first = operation.first();
        Self {
            client,
            upcoming: Some(first.clone()),
            state: State::Next(first),
            visited: Visited::default(),
        }
    }

    /// The next page, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Page<O>, Failed<O>>> {
        StreamExt::next(self).await
    }

    /// The operation that gets the next page; after a failure, the page that failed. It is the position to
    /// go on from later: `client.pages(operation)` does. `None` after the last page.
    pub fn upcoming(&self) -> Option<&O> {
        self.upcoming.as_ref()
    }

    /// Where the next page begins, to be kept: see [`Pages::starting_at`]. `None` after the last page.
    pub fn position(&self) -> Option<PagePosition> {
        let page = self.upcoming()?.position();
        Some(PagePosition { page, given: 0 })
    }

    /// The same pages from this position on. What was got before is not looked at again, so that nothing
    /// tells that pages go in circles until one comes again.
    ///
    /// # Errors
    /// It is no position of this operation.
    pub fn starting_at(self, position: PagePosition) -> Result<Self, PageError> {
        match self.upcoming {
            Some(operation) => Ok(Self::new(
                self.client,
                operation.starting_at(position.page)?,
            )),
            None => Ok(self),
        }
    }

    /// Keeps that a page is got; an error where it was got before.
    fn visit(&mut self, operation: &O) -> Result<(), Failed<O>> {
        let request = self.client.written(operation)?;
        if self.visited.insert(&request) {
            return Ok(());
        }
        let repeated = PageError::new("next", "leads to a page that was read before");
        Err(Error::page(
            self.client.provider(),
            operation.meta(),
            repeated,
        ))
    }
}

/// Nothing in it is pinned: what runs is in a box.
impl<O: Paginated> Unpin for Pages<O> {}

impl<O: Paginated + 'static> Stream for Pages<O> {
    type Item = Result<Page<O>, Failed<O>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Next(operation) => {
                    if let Err(error) = self.visit(&operation) {
                        return Poll::Ready(Some(Err(error)));
                    }
                    self.state = State::Getting(Box::pin(get(self.client.clone(), operation)));
                }
                State::Getting(mut getting) => match getting.as_mut().poll(cx) {
                    Poll::Pending => {
                        self.state = State::Getting(getting);
                        return Poll::Pending;
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error))),
                    Poll::Ready(Ok((page, next))) => {
                        self.upcoming = next.as_ref().ok().and_then(Option::clone);
                        self.state = match next {
                            Ok(Some(operation)) => State::Next(operation),
                            Ok(None) => State::Done,
                            Err(error) => State::Failed(error),
                        };
                        return Poll::Ready(Some(Ok(page)));
                    }
                },
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Done => return Poll::Ready(None),
            }
        }
    }
}

async fn get<O: Paginated>(
    client: Client<O::Provider>,
    operation: O,
) -> Result<Step<O>, Failed<O>> {
    let (page, body) = client.execute_with_body(&operation).await?;
    let parts = PageParts::new(page.http().status(), page.http().headers(), &body);
    let next = operation
        .next(&parts)
        .map_err(|error| Error::page(client.provider(), operation.meta(), error));
    Ok((page, next))
}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}
