//! Points in time.

use jiff::{Timestamp, Zoned, fmt::temporal::DateTimeParser};
use serde::{Deserialize, Serialize};

use super::kept_text::kept_text;

static PARSER: DateTimeParser = DateTimeParser::new();

/// Reads an instant, also with spaces for the `T` and before the offset.
fn timestamp(text: &str) -> Result<Timestamp, jiff::Error> {
    PARSER
        .parse_timestamp(text)
        .or_else(|error| match text.rsplit_once(' ') {
            Some((time, offset)) if offset.starts_with(['+', '-']) => {
                PARSER.parse_timestamp(format!("{time}{offset}"))
            }
            _ => Err(error),
        })
}

/// Whether a text begins as a date does. To parse each that is read would cost more than reading it.
fn looks_right(text: &str) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, _, ..] = text.as_bytes() else {
        return false;
    };
    [y1, y2, y3, y4, m1, m2, d1, d2]
        .iter()
        .all(|byte| byte.is_ascii_digit())
}

kept_text! {
    /// An instant, kept as it is on the wire.
    ///
    /// Written from a [`Timestamp`], it is RFC 3339 in UTC. Read, it may be any RFC 3339 text with `Z`
    /// or an offset, up to nanoseconds, and [`DateTime::timestamp`] also takes a space for the `T`
    /// and an offset after a space or without a colon.
    ///
    /// ```
    /// let at = bindery::DateTime::from("2023-04-27T13:22:49.061281000Z");
    /// assert_eq!(at.as_str(), "2023-04-27T13:22:49.061281000Z");
    /// assert_eq!(at.timestamp()?.as_second(), 1_682_601_769);
    /// # Ok::<(), jiff::Error>(())
    /// ```
    DateTime looks_right: looks_right
}

impl DateTime {
    /// The instant.
    ///
    /// # Errors
    /// The text is no date and time with an offset. Such text is kept, so that a server that sends
    /// it fails no call.
    pub fn timestamp(&self) -> Result<Timestamp, jiff::Error> {
        timestamp(&self.0)
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.to_string())
    }
}

kept_text! {
    /// A date and time whose offset matters, kept as it is on the wire.
    ///
    /// ```
    /// let at = bindery::OffsetDateTime::from("2024-05-01T09:00:00+02:00");
    /// assert_eq!(at.zoned()?.hour(), 9);
    /// assert_eq!(at.timestamp()?.to_string(), "2024-05-01T07:00:00Z");
    /// # Ok::<(), jiff::Error>(())
    /// ```
    OffsetDateTime looks_right: looks_right
}

impl OffsetDateTime {
    /// The instant.
    ///
    /// # Errors
    /// The text is no date and time with an offset. Such text is kept, so that a server that sends
    /// it fails no call.
    pub fn timestamp(&self) -> Result<Timestamp, jiff::Error> {
        timestamp(&self.0)
    }

    /// The date and time of day at the offset that was sent.
    ///
    /// # Errors
    /// As [`OffsetDateTime::timestamp`].
    pub fn zoned(&self) -> Result<Zoned, jiff::Error> {
        let pieces = jiff::fmt::temporal::Pieces::parse(&self.0)?;
        let offset = match pieces.offset() {
            Some(jiff::fmt::temporal::PiecesOffset::Numeric(numeric)) => numeric.offset(),
            _ => jiff::tz::Offset::UTC,
        };
        Ok(self.timestamp()?.to_zoned(offset.to_time_zone()))
    }
}

impl From<&Zoned> for OffsetDateTime {
    fn from(zoned: &Zoned) -> Self {
        Self(
            zoned
                .timestamp()
                .display_with_offset(zoned.offset())
                .to_string(),
        )
    }
}

/// An instant that is a whole number of seconds since 1970-01-01T00:00:00Z on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimestampSeconds(pub i64);

impl TimestampSeconds {
    /// The instant.
    ///
    /// # Errors
    /// The number is outside the years -9999 to 9999.
    pub fn timestamp(self) -> Result<Timestamp, jiff::Error> {
        Timestamp::from_second(self.0)
    }
}

impl From<Timestamp> for TimestampSeconds {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_second())
    }
}

/// An instant that is a whole number of milliseconds since 1970-01-01T00:00:00Z on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimestampMillis(pub i64);

impl TimestampMillis {
    /// The instant.
    ///
    /// # Errors
    /// The number is outside the years -9999 to 9999.
    pub fn timestamp(self) -> Result<Timestamp, jiff::Error> {
        Timestamp::from_millisecond(self.0)
    }
}

impl From<Timestamp> for TimestampMillis {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_millisecond())
    }
}
