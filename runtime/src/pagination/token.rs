//! Pages by a token that the page before gives.

use super::{PageError, PageParts, StopWhen};

/// How an operation's pages are found by tokens.
#[derive(Clone, Copy, Debug)]
pub struct TokenPages {
    items: &'static str,
    token: &'static str,
    is_header: bool,
    size: Option<i64>,
    stop: StopWhen,
}

impl TokenPages {
    /// Pages whose entries stand at the path `items` of the whole body, and the token for the next page
    /// at the path `token`. They end where there is none, or an empty one.
    pub const fn new(items: &'static str, token: &'static str) -> Self {
        Self {
            items,
            token,
            is_header: false,
            size: None,
            stop: StopWhen::NoNext,
        }
    }

    /// The token stands in this header instead.
    pub const fn header(&mut self, name: &'static str) {
        self.token = name;
        self.is_header = true;
    }

    /// The size that is asked for where the caller gives none.
    pub const fn size(&mut self, size: i64) {
        self.size = Some(size);
    }

    /// When else there is no page after one.
    pub const fn stop(&mut self, stop: StopWhen) {
        self.stop = stop;
    }

    /// The size to ask for: the caller's, or the default.
    pub fn size_or(&self, asked: Option<i64>) -> Option<i64> {
        asked.or(self.size)
    }

    /// The token for the page after this one, which was asked for with the token `sent`.
    ///
    /// # Errors
    /// The page does not tell whether it is the last one, or gives the token that was sent again.
    pub fn next(
        &self,
        page: &PageParts<'_>,
        sent: Option<&str>,
    ) -> Result<Option<String>, PageError> {
        if self.stop.ends(page, self.items, self.size)? {
            return Ok(None);
        }
        let next = if self.is_header {
            page.header_text(self.token)?
        } else {
            page.text(self.token)?
        };
        match next {
            Some(next) if Some(next.as_str()) == sent => Err(PageError::new(
                self.token,
                "repeats the token of the page itself",
            )),
            next => Ok(next),
        }
    }
}
