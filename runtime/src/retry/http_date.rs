//! Dates of HTTP, RFC 9110 section 5.6.7.

use jiff::{Timestamp, civil::DateTime, tz::Offset};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The moment of a date in one of the forms that a recipient must read: `Sun, 06 Nov 1994 08:49:37 GMT`, and from
/// before it `Sunday, 06-Nov-94 08:49:37 GMT` of RFC 850 and `Sun Nov  6 08:49:37 1994` of C's `asctime`.
///
/// What jiff has for the first form takes thirty times as much code, since it reads all of RFC 2822 and says what it
/// expected.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let words: Vec<&str> = text.split([' ', '-']).filter(|it| !it.is_empty()).collect();
    let ([_, day, month, year, time, "GMT" | "UT" | "UTC" | "+0000"] | [_, month, day, time, year]) =
        words[..]
    else {
        return None;
    };
    let year = match year.parse().ok()? {
        short @ 0..50 => short + 2000,
        short @ 50..100 => short + 1900,
        year => year,
    };
    let month = MONTHS
        .iter()
        .position(|known| known.eq_ignore_ascii_case(month))?;
    let mut time = time.split(':').map(|part| part.parse().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    let date = DateTime::new(
        year,
        i8::try_from(month + 1).ok()?,
        day.parse().ok()?,
        hour,
        minute,
        // A leap second is none on this clock.
        if second == 60 { 59 } else { second },
        0,
    );
    Offset::UTC.to_timestamp(date.ok()?).ok()
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
        let leap = read("Sat, 31 Dec 2016 23:59:60 GMT").unwrap();
        assert_eq!(leap.to_string(), "2016-12-31T23:59:59Z");
        let short = read("Tuesday, 01-Jan-30 00:00:00 GMT").unwrap();
        assert_eq!(short.to_string(), "2030-01-01T00:00:00Z");
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, 06 Brumaire 1994 08:49:37 GMT",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 99999999 08:49:37 GMT",
            "Sun, 06 Nov -9999 08:49:37 GMT x y z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
