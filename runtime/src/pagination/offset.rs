//! Pages by offset and limit.

use super::{PageError, PageParts, StopWhen};

/// How an operation's pages are counted by the entries before them.
#[derive(Clone, Copy, Debug)]
pub struct OffsetPages {
    items: &'static str,
    size: Option<i64>,
    start: i64,
    stop: StopWhen,
}

impl OffsetPages {
    /// Pages whose entries stand at the path `items` of the whole body, and that end with a short page.
    pub const fn new(items: &'static str) -> Self {
        Self {
            items,
            size: None,
            start: 0,
            stop: StopWhen::ShortPage,
        }
    }

    /// The size that is asked for where the caller gives none.
    pub const fn size(&mut self, size: i64) {
        self.size = Some(size);
    }

    /// The offset of the first page; 0 by default.
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

    /// The offset of the page after this one, which was asked for with this size and offset.
    ///
    /// # Errors
    /// The entries cannot be counted, there are none although the page says that it is not the last
    /// one, or the offset would overflow.
    pub fn next(
        &self,
        page: &PageParts<'_>,
        size: Option<i64>,
        offset: Option<i64>,
    ) -> Result<Option<i64>, PageError> {
        if self.stop.ends(page, self.items, self.size_or(size))? {
            return Ok(None);
        }
        let count = i64::try_from(page.count(self.items)?).unwrap_or(i64::MAX);
        if count == 0 {
            return Err(PageError::new(
                self.items,
                "holds no entry, and the page is not the last one",
            ));
        }
        let next = offset.unwrap_or(self.start).checked_add(count);
        next.map(Some)
            .ok_or_else(|| PageError::new(self.items, "leads beyond the last offset"))
    }
}
