//! Code spans and fences whose content is kept whatever it is.

use crate::syntax::belongs;

/// `text` as a code span; the error says why there is none.
pub(super) fn code_span(text: &str) -> Result<String, &'static str> {
    if text.is_empty() {
        return Err("a code span cannot be empty");
    }
    if !text.chars().all(belongs) {
        return Err("a code span holds no line breaks and no other control characters");
    }
    let fence = "`".repeat(unused_run(text));
    // A reader strips one blank from each side, unless there is nothing but blanks.
    let stripped = text.starts_with(' ') && text.ends_with(' ') && text.contains(|c| c != ' ');
    let padding = if stripped || text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    Ok(format!("{fence}{padding}{text}{padding}{fence}"))
}

/// `text` between fences that it does not close; the error says why there are none.
pub(super) fn fenced(info: &str, text: &str) -> Result<String, &'static str> {
    if !text.chars().all(|c| c == '\n' || belongs(c)) {
        return Err("a fence holds no control characters but line feed and tabulator");
    }
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let end = if text.is_empty() { "" } else { "\n" };
    Ok(format!("{fence}{info}\n{text}{end}{fence}"))
}

/// The least length of which `text` has no run of backticks.
fn unused_run(text: &str) -> usize {
    let runs: Vec<usize> = runs(text).collect();
    (1..=runs.len())
        .find(|length| !runs.contains(length))
        .unwrap_or(runs.len() + 1)
}

fn longest_run(text: &str) -> usize {
    runs(text).max().unwrap_or(0)
}

/// The lengths of the runs of backticks in `text`.
fn runs(text: &str) -> impl Iterator<Item = usize> {
    text.split(|c| c != '`').map(str::len).filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_span_takes_the_shortest_fence_that_it_does_not_hold() {
        assert_eq!(code_span("a").as_deref(), Ok("`a`"));
        assert_eq!(code_span("a`b").as_deref(), Ok("``a`b``"));
        assert_eq!(code_span("a``b").as_deref(), Ok("`a``b`"));
        assert_eq!(code_span("`").as_deref(), Ok("`` ` ``"));
        assert_eq!(code_span("a`b``c").as_deref(), Ok("```a`b``c```"));
    }

    #[test]
    fn blanks_at_both_ends_are_padded() {
        assert_eq!(code_span("Token ").as_deref(), Ok("`Token `"));
        assert_eq!(code_span(" a ").as_deref(), Ok("`  a  `"));
        assert_eq!(code_span("  ").as_deref(), Ok("`  `"));
    }

    #[test]
    fn a_fence_is_longer_than_every_run_within() {
        assert_eq!(fenced("json", "{}").as_deref(), Ok("```json\n{}\n```"));
        assert_eq!(fenced("", "````").as_deref(), Ok("`````\n````\n`````"));
        assert_eq!(fenced("", "").as_deref(), Ok("```\n```"));
        assert_eq!(fenced("", "\n").as_deref(), Ok("```\n\n\n```"));
        assert!(fenced("", "a\r\n").is_err());
    }
}
