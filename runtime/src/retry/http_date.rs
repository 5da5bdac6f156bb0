//! Dates of HTTP, RFC 9110 section 5.6.7.

use jiff::Timestamp;

/// The moment of a date in one of the forms that a recipient must read: `Sun, 06 Nov 1994 08:49:37 GMT`, and from
/// before it `Sunday, 06-Nov-94 08:49:37 GMT` of RFC 850 and `Sun Nov  6 08:49:37 1994` of C's `asctime`.
///
/// What jiff has for the first form takes far more code, since it reads all of RFC 2822.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let moment = httpdate::parse_http_date(text).ok()?;
    Timestamp::try_from(moment).ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn all_forms_are_read() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(read(text).unwrap().as_second(), 784_111_777, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, 06 Brumaire 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 99999999 08:49:37 GMT",
            "Sún, 06 Nov 1994 08:49:37 GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
