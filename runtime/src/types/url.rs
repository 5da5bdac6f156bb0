//! URLs.

use super::kept_text::kept_text;

kept_text! {
    /// A URL, kept as it is on the wire.
    ///
    /// A parsed URL is normalised (`https://example.com` gets a slash), and some servers compare
    /// text. So the text is what is read, compared and written back; [`Url::parsed`] reads it.
    ///
    /// ```
    /// let url = bindery::Url::from("https://example.com");
    /// assert_eq!(url.as_str(), "https://example.com");
    /// assert_eq!(url.parsed()?.path(), "/");
    /// # Ok::<(), url::ParseError>(())
    /// ```
    Url looks_right: |text| text.starts_with("https://") || text.contains("://")
}

impl Url {
    /// The URL in its parts.
    ///
    /// # Errors
    /// The text is not an absolute URL. Such text is kept, so that a server that sends it fails
    /// no call.
    pub fn parsed(&self) -> Result<url::Url, url::ParseError> {
        url::Url::parse(&self.0)
    }
}

impl From<url::Url> for Url {
    fn from(url: url::Url) -> Self {
        Self(url.into())
    }
}

impl From<&url::Url> for Url {
    fn from(url: &url::Url) -> Self {
        Self(url.as_str().to_owned())
    }
}
