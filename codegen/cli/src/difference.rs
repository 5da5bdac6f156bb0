//! What differs between two texts, as `diff -u` and git show it.

use std::time::Duration;

use similar::TextDiff;

/// Finding the smallest difference of large texts may take long; a larger one is shown then.
const PATIENCE: Duration = Duration::from_millis(500);

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

/// The unified difference of a file, with colours. No text is no file.
pub fn unified(path: &str, before: Option<&str>, after: Option<&str>) -> String {
    let name = |text: Option<&str>| if text.is_some() { path } else { "/dev/null" }.to_owned();
    let difference = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(before.unwrap_or_default(), after.unwrap_or_default());
    difference
        .unified_diff()
        .header(&name(before), &name(after))
        .to_string()
        .split_inclusive('\n')
        .map(|line| {
            let text = line.trim_end_matches('\n');
            match color(text) {
                "" => line.to_owned(),
                color => format!("{color}{text}{RESET}\n"),
            }
        })
        .collect()
}

fn color(line: &str) -> &'static str {
    match line.as_bytes().first() {
        _ if line.starts_with("--- ") || line.starts_with("+++ ") => BOLD,
        Some(b'-') => RED,
        Some(b'+') => GREEN,
        Some(b'@') => CYAN,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(before: Option<&str>, after: Option<&str>) -> String {
        [RED, GREEN, CYAN, BOLD, RESET]
            .iter()
            .fold(unified("a.rs", before, after), |text, code| {
                text.replace(code, "")
            })
    }

    #[test]
    fn a_change_shows_its_surroundings() {
        assert_eq!(
            plain(Some("1\n2\n3\n4\n5\n6\n"), Some("1\n2\n3\n4\n5\nsix\n")),
            "--- a.rs\n+++ a.rs\n@@ -3,4 +3,4 @@\n 3\n 4\n 5\n-6\n+six\n"
        );
    }

    #[test]
    fn a_file_that_is_not_there_is_dev_null() {
        assert_eq!(
            plain(None, Some("1\n")),
            "--- /dev/null\n+++ a.rs\n@@ -0,0 +1 @@\n+1\n"
        );
        assert_eq!(
            plain(Some("1\n"), None),
            "--- a.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n"
        );
    }

    #[test]
    fn a_removed_line_is_red_whatever_it_holds() {
        let text = unified("a.rs", Some("- x\n"), Some(""));
        assert!(text.ends_with("\u{1b}[31m-- x\u{1b}[0m\n"), "{text:?}");
    }
}
