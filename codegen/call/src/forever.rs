//! Values that live as long as the process, as the constants of a generated client do.

/// A text.
pub(crate) fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// A list.
pub(crate) fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(items.into_iter().collect())
}

/// A list of texts.
pub(crate) fn texts(items: &[String]) -> &'static [&'static str] {
    list(items.iter().map(|item| text(item)))
}
