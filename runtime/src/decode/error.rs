//! Why a body did not decode.

use std::fmt;

/// A body that does not fit its type.
///
/// It says where and what was expected, and never shows a value of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    problem: String,
    content_type: Option<String>,
}

impl DecodeError {
    pub(crate) fn new(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            problem: problem.into(),
            content_type: None,
        }
    }

    pub(crate) fn json(path: impl Into<String>, error: &serde_json::Error) -> Self {
        Self::new(path, without_values(&error.to_string()))
    }

    pub(crate) fn with_content_type(mut self, content_type: Option<&str>) -> Self {
        self.content_type = content_type.map(str::to_owned);
        self
    }

    /// Where in the body, such as `data[3].status`; empty for the body as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The `Content-Type` of the body, where the server sent one.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body does not fit its type")?;
        if !self.path.is_empty() {
            write!(f, " at `{}`", self.path)?;
        }
        write!(f, ": {}", self.problem)?;
        match &self.content_type {
            Some(content_type) if !content_type.contains("json") => {
                write!(f, " (content type {content_type:?})")
            }
            _ => Ok(()),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A message of `serde` without the values it quotes, which may be secret.
fn without_values(message: &str) -> String {
    const SAFE: [&str; 9] = [
        "missing field",
        "duplicate field",
        "unknown field",
        "EOF while parsing",
        "expected value",
        "trailing characters",
        "recursion limit exceeded",
        "key must be a string",
        "control character",
    ];
    if SAFE.iter().any(|start| message.starts_with(start)) {
        return message.to_owned();
    }
    for start in [
        "invalid type: ",
        "invalid value: ",
        "invalid length ",
        "unknown variant ",
    ] {
        if let Some(rest) = message.strip_prefix(start) {
            let found = rest
                .split(['`', '"', ','])
                .next()
                .unwrap_or_default()
                .trim();
            let expected = rest
                .rsplit_once(", expected ")
                .map_or("", |(_, expected)| expected);
            let start = start.trim_end();
            return match (found, expected) {
                ("", expected) => format!("{}, expected {expected}", start.trim_end_matches(':')),
                (found, expected) => format!("{start} {found}, expected {expected}"),
            };
        }
    }
    "a value is malformed".to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_values;

    #[test]
    fn values_are_left_out_of_messages() {
        for (message, shown) in [
            (
                "invalid type: string \"hunter2, expected x\", expected i64 at line 1 column 9",
                "invalid type: string, expected i64 at line 1 column 9",
            ),
            (
                "invalid type: integer `42`, expected a string",
                "invalid type: integer, expected a string",
            ),
            (
                "invalid type: null, expected i64",
                "invalid type: null, expected i64",
            ),
            (
                "unknown variant `hunter2`, expected `a`",
                "unknown variant, expected `a`",
            ),
            ("missing field `id`", "missing field `id`"),
            ("failed to parse hunter2", "a value is malformed"),
        ] {
            assert_eq!(without_values(message), shown);
        }
    }
}
