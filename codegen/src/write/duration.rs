//! Lengths of time: `5s`, `1m`, `8h`, `3d`.

/// `seconds` in the largest unit that divides it.
pub(super) fn text(seconds: u64) -> String {
    let (length, unit) = [(86_400, "d"), (3_600, "h"), (60, "m")]
        .into_iter()
        .find(|(length, _)| seconds >= *length && seconds.is_multiple_of(*length))
        .unwrap_or((1, "s"));
    format!("{}{unit}", seconds / length)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn the_largest_unit_that_divides_is_taken() {
        let cases = [
            (0, "0s"),
            (5, "5s"),
            (60, "1m"),
            (90, "90s"),
            (28_800, "8h"),
            (259_200, "3d"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(text(seconds), expected);
        }
    }
}
