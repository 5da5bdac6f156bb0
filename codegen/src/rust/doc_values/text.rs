//! Texts, titles and sections of what is shown.

use serde_json::Value;

use crate::ir::{Example, ExampleBody, Resolved};
use crate::plan::Docs;

/// So many lines of a value are shown; the others are in the doctest alone.
const MAX_LINES: usize = 60;

/// So many lines at the end of a long value are shown, too.
const LAST_LINES: usize = 5;

/// So many hashes Rust takes around a text.
const MOST_HASHES: usize = 255;

/// The lines of `let text = ..;`. Of a long value the middle is hidden.
pub(super) fn literal(value: &Value) -> Option<Vec<String>> {
    let text = serde_json::to_string_pretty(value).ok()?;
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        if hashes.len() == MOST_HASHES {
            return None;
        }
        hashes.push('#');
    }
    let text = format!("let text = r{hashes}\"{text}\"{hashes};");
    let count = text.lines().count();
    let is_shown =
        |at: usize| count <= MAX_LINES || at < MAX_LINES - LAST_LINES || at >= count - LAST_LINES;
    let lines = text.lines().enumerate().map(|(at, line)| {
        if is_shown(at) {
            line.to_owned()
        } else {
            format!("# {line}")
        }
    });
    Some(lines.collect())
}

/// Parts below a heading; nothing without any.
pub(super) fn section(heading: &str, parts: Vec<(String, Docs)>) -> Docs {
    let mut docs = Docs::default();
    if parts.is_empty() {
        return docs;
    }
    docs.paragraph(format!("# {heading}"));
    for (title, part) in parts {
        if !title.is_empty() {
            docs.paragraph(title);
        }
        docs.append(&part);
    }
    docs
}

pub(super) fn title(status: u16, example: &Example<Resolved>) -> String {
    match name(example) {
        name if name.is_empty() => format!("Status {status}:"),
        name => format!("Status {status}, {name}"),
    }
}

/// The name of an example, before it.
pub(super) fn name(example: &Example<Resolved>) -> String {
    let name = example.name.as_ref();
    name.map_or_else(String::new, |name| {
        format!("{}:", crate::plan::code_span(&name.value))
    })
}

pub(super) fn json(example: &Example<Resolved>) -> Option<Value> {
    let is_json = example.body == ExampleBody::Json;
    is_json.then(|| serde_json::from_str(&example.text).ok())?
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{MAX_LINES, MOST_HASHES, literal};

    #[test]
    fn a_text_cannot_end_its_literal() {
        let value = json!("a \"# and \"## b");
        let lines = literal(&value).unwrap();
        let expected = "let text = r###\"\"a \\\"# and \\\"## b\"\"###;";
        assert_eq!(lines, [expected]);
        let quoted = |hashes: usize| json!(format!("\"{}", "#".repeat(hashes)));
        assert!(literal(&quoted(MOST_HASHES - 1)).is_some());
        assert!(literal(&quoted(MOST_HASHES)).is_none());
    }

    #[test]
    fn the_middle_of_a_long_value_is_in_the_doctest_alone() {
        let value: Value = (0..MAX_LINES * 2).collect();
        let lines = literal(&value).unwrap();
        let shown = lines.iter().filter(|line| !line.starts_with("# ")).count();
        assert_eq!(shown, MAX_LINES);
        let all: Vec<&str> = lines
            .iter()
            .map(|line| line.trim_start_matches("# "))
            .collect();
        let text = all.join("\n");
        let text = text
            .trim_start_matches("let text = r#\"")
            .trim_end_matches("\"#;");
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), value);
    }
}
