//! The entries of pages as a stream.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use futures_util::StreamExt;

use super::{PageError, PagePosition, Pages};
use crate::{Error, Json, Paginated};

type Failed<O> = Error<<O as crate::Operation>::Error>;

/// The entries of all pages of an operation, each page got when its first entry is asked for.
///
/// A stream, with a `next` of its own. After an error it ends.
#[must_use = "items are got when they are asked for"]
pub struct Items<O: Paginated> {
    pages: Pages<O>,
    page: std::vec::IntoIter<O::Item>,
    /// Where the page at hand stands, and how many of its entries were given.
    at_hand: PagePosition,
    /// How many entries of the page to come were given before.
    skipped: usize,
}

impl<O: Paginated + 'static> Items<O> {
    pub(crate) fn new(pages: Pages<O>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
            at_hand: PagePosition::default(),
            skipped: 0,
        }
    }

    /// The entries of the page at hand that were not given yet. With [`Items::upcoming`] they are the
    /// position to go on from later.
    pub fn at_hand(&self) -> &[O::Item] {
        self.page.as_slice()
    }

    /// Where the next entry stands, to be kept: see [`Items::starting_at`]. `None` after the last entry.
    ///
    /// It is in the page at hand while that has entries left. Starting there gets that page again, and passes
    /// over as many entries as were given; what the server inserted meanwhile moves them.
    pub fn position(&self) -> Option<PagePosition> {
        if self.page.as_slice().is_empty() {
            let position = self.pages.position()?;
            let given = self.skipped;
            return Some(PagePosition { given, ..position });
        }
        Some(self.at_hand.clone())
    }

    /// The same entries from this position on.
    ///
    /// # Errors
    /// It is no position of this operation.
    pub fn starting_at(self, position: PagePosition) -> Result<Self, PageError> {
        let skipped = position.given;
        let items = Self::new(self.pages.starting_at(position)?);
        Ok(Self { skipped, ..items })
    }

    /// The next entry, where it is at hand.
    pub(crate) fn next_at_hand(&mut self) -> Option<O::Item> {
        let item = self.page.next()?;
        self.at_hand.given += 1;
        Some(item)
    }

    /// Takes a page in hand.
    fn take_page(&mut self, page: O::Output, position: Json) {
        let mut items = O::items(page).into_iter();
        let given = std::mem::take(&mut self.skipped).min(items.len());
        items.by_ref().take(given).for_each(drop);
        self.page = items;
        self.at_hand = PagePosition {
            page: position,
            given,
        };
    }

    /// The operation that gets the next page; see [`Pages::upcoming`].
    pub fn upcoming(&self) -> Option<&O> {
        self.pages.upcoming()
    }

    /// The next entry, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<O::Item, Failed<O>>> {
        StreamExt::next(self).await
    }
}

/// Nothing in it is pinned: what runs is in a box.
impl<O: Paginated> Unpin for Items<O> {}

impl<O: Paginated + 'static> Stream for Items<O> {
    type Item = Result<O::Item, Failed<O>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.next_at_hand() {
                return Poll::Ready(Some(Ok(item)));
            }
            let position = self.upcoming().map_or(Json::Null, O::position);
            match ready!(self.pages.poll_next_unpin(cx)) {
                Some(Ok(page)) => self.take_page(page.into_inner(), position),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paginated> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
