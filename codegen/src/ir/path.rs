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
