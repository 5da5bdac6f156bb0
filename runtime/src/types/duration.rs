//! Lengths of time.

use super::kept_text::kept_text;

kept_text! {
    /// An ISO 8601 duration such as `PT1H30M`, kept as it is on the wire.
    Duration looks_right: |text| text.contains(['P', 'p'])
}

impl Duration {
    /// The duration in its units.
    ///
    /// # Errors
    /// The text is no ISO 8601 duration. Such text is kept, so that a server that sends it fails no
    /// call.
    pub fn span(&self) -> Result<jiff::Span, jiff::Error> {
        self.0.parse()
    }
}

impl From<jiff::Span> for Duration {
    fn from(span: jiff::Span) -> Self {
        Self(span.to_string())
    }
}

impl From<jiff::SignedDuration> for Duration {
    fn from(duration: jiff::SignedDuration) -> Self {
        Self(duration.to_string())
    }
}
