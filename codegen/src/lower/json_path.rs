//! Paths into a JSON value: `errors[0].detail`, or `.` for the value itself.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{JsonPath, JsonPathStep, WireName};

use super::words::Word;

/// Reads a path.
pub(super) fn lower(word: &Word<'_>, report: &mut Report) -> Option<JsonPath> {
    let path = parse(&word.text);
    if path.is_none() {
        report.push(
            Diagnostic::error(
                Code::PathSyntax,
                word.span,
                format!("`{}` is no path into a JSON value", word.text),
            )
            .expected("names and indices, as in `errors[0].detail`, or `.` for the value itself"),
        );
    }
    path
}

fn parse(text: &str) -> Option<JsonPath> {
    if text == "." {
        return Some(JsonPath::default());
    }
    let mut steps = Vec::new();
    for (position, member) in text.split('.').enumerate() {
        let (name, mut indices) = match member.find('[') {
            Some(at) => member.split_at(at),
            None => (member, ""),
        };
        let named = !name.is_empty() && !name.contains([']', ' ', '/', ',']);
        if named {
            steps.push(JsonPathStep::Member {
                name: WireName::new(name),
            });
        } else if !name.is_empty() || indices.is_empty() || position > 0 {
            return None;
        }
        while !indices.is_empty() {
            let (index, rest) = indices.strip_prefix('[')?.split_once(']')?;
            let written = index.bytes().all(|byte| byte.is_ascii_digit());
            steps.push(JsonPathStep::Item {
                index: index.parse().ok().filter(|_| written)?,
            });
            indices = rest;
        }
    }
    Some(JsonPath { steps })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn names_and_indices() {
        for path in [
            "message",
            "errors[0].detail",
            "a[1][2].b",
            "[0].x",
            "$and.x-y",
        ] {
            assert_eq!(parse(path).unwrap().to_string(), path);
        }
        assert_eq!(parse(".").unwrap().steps, []);
    }

    #[test]
    fn nothing_else() {
        for wrong in [
            "",
            "a.",
            ".a",
            "a..b",
            "a[",
            "a[]",
            "a[x]",
            "a[-1]",
            "a[+1]",
            "a[0",
            "a[0]b",
            "a.[0]",
            "a]",
            "a b",
            "/a",
            "a[99999999999]",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
