//! Lengths of time, as specs write them.

use std::time::Duration;

/// A number and a unit: `5s`, `10m`, `8h`, `3d`.
pub(crate) fn length(text: &str) -> Option<Duration> {
    let unit = text.char_indices().next_back()?;
    let seconds = match unit.1 {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 24 * 3600,
        _ => return None,
    };
    let number: u64 = text[..unit.0].parse().ok()?;
    Some(Duration::from_secs(number.checked_mul(seconds)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_has_a_unit() {
        assert_eq!(length("90s"), Some(Duration::from_secs(90)));
        assert_eq!(length("3d"), Some(Duration::from_secs(259_200)));
        for text in ["", "d", "3", "3 d", "-1s", "9999999999999999999d", "1é"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
