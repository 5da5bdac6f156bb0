//! Lengths of time in words.

/// A number of seconds in the largest unit that divides it: `8 hours`.
pub(super) fn duration_text(seconds: u64) -> String {
    let (length, unit) = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
        .into_iter()
        .find(|(length, _)| seconds >= *length && seconds.is_multiple_of(*length))
        .unwrap_or((1, "second"));
    let count = seconds / length;
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::duration_text;

    #[test]
    fn the_largest_unit_that_divides_is_taken() {
        for (seconds, text) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (60, "1 minute"),
            (90, "90 seconds"),
            (28_800, "8 hours"),
            (259_200, "3 days"),
        ] {
            assert_eq!(duration_text(seconds), text);
        }
    }
}
