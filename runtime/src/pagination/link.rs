//! Pages by a link that the page before gives.

use super::{PageError, PageParts, StopWhen, link_header};

/// How an operation's pages are found by links.
#[derive(Clone, Copy, Debug)]
pub struct LinkPages {
    items: &'static str,
    link: &'static str,
    is_header: bool,
    size: Option<i64>,
    stop: StopWhen,
}

impl LinkPages {
    /// Pages whose entries stand at the path `items` of the whole body, and the link to the next page at
    /// the path `link`. They end where there is none, or an empty one.
    pub const fn new(items: &'static str, link: &'static str) -> Self {
        Self {
            items,
            link,
            is_header: false,
            size: None,
            stop: StopWhen::NoNext,
        }
    }

    /// The link stands in this header instead: `Link`, where the one with `rel=next` is taken, or a
    /// header that holds nothing but the URL.
    pub const fn header(&mut self, name: &'static str) {
        self.link = name;
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

    /// The link to the page after this one, which was asked for by the link `followed`.
    ///
    /// # Errors
    /// The page does not tell whether it is the last one, or links to itself.
    pub fn next(
        &self,
        page: &PageParts<'_>,
        followed: Option<&str>,
    ) -> Result<Option<String>, PageError> {
        if self.stop.ends(page, self.items, self.size)? {
            return Ok(None);
        }
        let next = if !self.is_header {
            page.text(self.link)?
        } else if self.link.eq_ignore_ascii_case("link") {
            link_header::next(page.headers())
        } else {
            page.header_text(self.link)?
        };
        match next {
            Some(next) if Some(next.as_str()) == followed => {
                Err(PageError::new(self.link, "links to the page itself"))
            }
            next => Ok(next),
        }
    }
}
