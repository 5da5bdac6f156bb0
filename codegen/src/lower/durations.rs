//! Lengths of time: a number and a unit, `5s`, `10m`, `8h`, `3d`.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Spanned;

use super::words::Word;

/// What a place for a length of time holds.
pub(super) const TIME: &str = "a length of time such as `5s`";

/// The units, with their seconds.
const UNITS: [(char, u64); 4] = [('s', 1), ('m', 60), ('h', 3_600), ('d', 86_400)];

/// A length of time, in seconds: at least one. `expected` says in the report what the place may hold.
pub(super) fn seconds(word: &Word<'_>, expected: &str, report: &mut Report) -> Option<u64> {
    let found = parse(&word.text);
    if found.is_none() {
        report.push(
            Diagnostic::error(
                Code::Duration,
                word.span,
                format!("`{}` is no length of time", word.text),
            )
            .expected(expected)
            .help("A length of time is a whole number and `s`, `m`, `h` or `d`."),
        );
    }
    found
}

/// A length of time with its place, in seconds.
pub(super) fn spanned(
    word: &Word<'_>,
    expected: &str,
    report: &mut Report,
) -> Option<Spanned<u64>> {
    seconds(word, expected, report).map(|seconds| Spanned::new(seconds, word.span))
}

fn parse(text: &str) -> Option<u64> {
    let unit = text.chars().next_back()?;
    let (_, factor) = UNITS.iter().find(|(letter, _)| *letter == unit)?;
    let digits = text.strip_suffix(unit)?;
    let written = digits.bytes().all(|byte| byte.is_ascii_digit());
    let count: u64 = digits.parse().ok().filter(|_| written)?;
    count.checked_mul(*factor).filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_number_and_a_unit() {
        assert_eq!(parse("5s"), Some(5));
        assert_eq!(parse("10m"), Some(600));
        assert_eq!(parse("8h"), Some(28_800));
        assert_eq!(parse("3d"), Some(259_200));
    }

    #[test]
    fn nothing_else() {
        for wrong in [
            "",
            "s",
            "5",
            "5 s",
            "+5s",
            "-5s",
            "1.5h",
            "0s",
            "5ms",
            "5S",
            "5é",
            "99999999999999999999d",
            "999999999999999999d",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
