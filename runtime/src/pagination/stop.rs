//! When pages end.

use super::{PageError, PageParts};

/// When there is no page after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopWhen {
    /// It holds fewer entries than were asked for.
    ShortPage,
    /// It holds no entry.
    EmptyPage,
    /// It names no next page.
    NoNext,
    /// The value at this path of the whole body is false.
    False(&'static str),
}

impl StopWhen {
    /// Whether this page is the last one, of entries at the path `items` and asked for with this size.
    pub(super) fn ends(
        self,
        page: &PageParts<'_>,
        items: &str,
        size: Option<i64>,
    ) -> Result<bool, PageError> {
        match self {
            Self::ShortPage => {
                let count = page.count(items)?;
                let is_short = |size| i64::try_from(count).is_ok_and(|count| count < size);
                Ok(count == 0 || size.is_some_and(is_short))
            }
            Self::EmptyPage => Ok(page.count(items)? == 0),
            Self::NoNext => Ok(false),
            Self::False(path) => page.flag(path).map(|goes_on| !goes_on),
        }
    }
}
