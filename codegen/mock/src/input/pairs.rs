//! Pairs of names and values, as queries and forms hold them.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// A pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair<'t> {
    /// The name, decoded.
    pub(crate) name: Cow<'t, str>,
    /// The value, still encoded. None where there is no `=`.
    pub(crate) value: Option<&'t str>,
}

impl Pair<'_> {
    /// The value, decoded.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        self.value.map_or(Cow::Borrowed(""), decoded)
    }
}

/// The pairs of a query or form.
pub(crate) fn pairs(text: &str) -> Vec<Pair<'_>> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => Pair {
                name: decoded(name),
                value: Some(value),
            },
            None => Pair {
                name: decoded(pair),
                value: None,
            },
        })
        .collect()
}

/// A text without its encoding.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains('+') {
        let spaced = text.replace('+', " ");
        return Cow::Owned(percent_decode_str(&spaced).decode_utf8_lossy().into_owned());
    }
    percent_decode_str(text).decode_utf8_lossy()
}
