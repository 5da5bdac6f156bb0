//! URL paths with parameters, and paths into JSON values.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Spanned, WireName};

/// The path of an operation, such as `/v2/webhooks/{webhook_id}`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PathTemplate {
    /// Literal text and parameters, in order. Literal text begins with `/`.
    pub parts: Vec<PathTemplatePart>,
}

impl PathTemplate {
    /// The names of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &Spanned<WireName>> {
        self.parts.iter().filter_map(|part| match part {
            PathTemplatePart::Parameter { name } => Some(name),
            PathTemplatePart::Literal { .. } => None,
        })
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.parts {
            match part {
                PathTemplatePart::Literal { text } => f.write_str(text)?,
                PathTemplatePart::Parameter { name } => write!(f, "{{{}}}", name.value)?,
            }
        }
        Ok(())
    }
}

/// A piece of a [`PathTemplate`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PathTemplatePart {
    /// Text that stands in every URL as it is.
    Literal {
        /// The text.
        text: String,
    },
    /// A place that a path parameter fills.
    Parameter {
        /// The parameter.
        name: Spanned<WireName>,
    },
}

/// A path into a JSON value, such as `errors[0].detail`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JsonPath {
    /// The steps from the root; none means the root itself.
    pub steps: Vec<JsonPathStep>,
}

/// One step of a [`JsonPath`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JsonPathStep {
    /// Into a member of an object.
    Member {
        /// The member.
        name: WireName,
    },
    /// Into an item of an array.
    Item {
        /// The index, from 0.
        index: u32,
    },
}

impl JsonPath {
    /// Reads names and indices, as in `errors[0].detail`, or `.` for the value itself. None where the text
    /// is no path.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "." {
            return Some(Self::default());
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
        Some(Self { steps })
    }
}

impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.steps.iter().enumerate() {
            match step {
                JsonPathStep::Member { name } if position == 0 => write!(f, "{name}")?,
                JsonPathStep::Member { name } => write!(f, ".{name}")?,
                JsonPathStep::Item { index } => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::JsonPath;

    #[test]
    fn names_and_indices() {
        for path in [
            "message",
            "errors[0].detail",
            "a[1][2].b",
            "[0].x",
            "$and.x-y",
        ] {
            assert_eq!(JsonPath::parse(path).unwrap().to_string(), path);
        }
        assert_eq!(JsonPath::parse(".").unwrap().steps, []);
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
            assert_eq!(JsonPath::parse(wrong), None, "{wrong}");
        }
    }
}
