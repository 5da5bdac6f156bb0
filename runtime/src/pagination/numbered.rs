//! Pages by number and size.

use super::{PageError, PageParts, StopWhen};

/// How an operation's pages are numbered.
#[derive(Clone, Copy, Debug)]
pub struct NumberedPages {
    items: &'static str,
    size: Option<i64>,
    start: i64,
    stop: StopWhen,
}

impl NumberedPages {
    /// Pages from number 1 on, whose entries stand at the path `items` of the whole body, and that end
    /// with a short page.
    pub const fn new(items: &'static str) -> Self {
        Self {
            items,
            size: None,
            start: 1,
            stop: StopWhen::ShortPage,
        }
    }

    /// The size that is asked for where the caller gives none.
    pub const fn size(&mut self, size: i64) {
        self.size = Some(size);
    }

    /// The number of the first page; 1 by default.
    pub const fn start(&mut self, start: i64) {
        self.start = start;
    }

    /// When there is no page after one; after a short page by default.
    pub const fn stop(&mut self, stop: StopWhen) {
        self.stop = stop;
    }

    /// The size to ask for: the caller's, or the default.
    pub fn size_or(&self, asked: Option<i64>) -> Option<i64> {
        asked.or(self.size)
    }

    /// The number of the page after this one, which was asked for with this size and number.
    ///
    /// # Errors
    /// The page does not tell whether it is the last one, or it has the largest number there is.
    pub fn next(
        &self,
        page: &PageParts<'_>,
        size: Option<i64>,
        number: Option<i64>,
    ) -> Result<Option<i64>, PageError> {
        if self.stop.ends(page, self.items, self.size_or(size))? {
            return Ok(None);
        }
        let next = number.unwrap_or(self.start).checked_add(1);
        next.map(Some)
            .ok_or_else(|| PageError::new(self.items, "leads beyond the last page number"))
    }
}
