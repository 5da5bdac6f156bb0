//! Pages and their entries as iterators.

use std::fmt;

use super::step;
use crate::{Client, Error, Items, PageError, PagePosition, Pages, Paginated, Provider, Response};

impl<P: Provider> Client<P> {
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

impl<O: Paginated + 'static> PagesBlocking<O> {
    /// Where the next page begins; see [`Pages::position`].
    pub fn position(&self) -> Option<PagePosition> {
        self.0.as_ref()?.position()
    }

    /// The same pages from this position on; see [`Pages::starting_at`].
    ///
    /// # Errors
    /// It is no position of this operation.
    pub fn starting_at(self, position: PagePosition) -> Result<Self, PageError> {
        let pages = self.0.map(|pages| pages.starting_at(position));
        pages.transpose().map(Self)
    }
}

impl<O: Paginated + 'static> ItemsBlocking<O> {
    /// Where the next entry stands; see [`Items::position`].
    pub fn position(&self) -> Option<PagePosition> {
        self.0.as_ref()?.position()
    }

    /// The same entries from this position on; see [`Items::starting_at`].
    ///
    /// # Errors
    /// It is no position of this operation.
    pub fn starting_at(self, position: PagePosition) -> Result<Self, PageError> {
        let items = self.0.map(|items| items.starting_at(position));
        items.transpose().map(Self)
    }
}

impl<O: Paginated + 'static> Iterator for PagesBlocking<O> {
    type Item = Result<Response<O::Output>, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = |mut pages: Pages<O>| async move { (pages.next().await, pages) };
        step(&mut self.0, next, Error::cancelled)
    }
}

impl<O: Paginated + 'static> Iterator for ItemsBlocking<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        // What is at hand needs no other thread.
        if let Some(item) = self.0.as_mut()?.next_at_hand() {
            return Some(Ok(item));
        }
        let next = |mut items: Items<O>| async move { (items.next().await, items) };
        step(&mut self.0, next, Error::cancelled)
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
