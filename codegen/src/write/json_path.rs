//! Paths into JSON values: `errors[0].detail`.

use crate::ir::{EventPath, JsonPath, JsonPathStep};
use crate::source::Span;

use super::draft::Draft;

/// `path` as it stands in a code span or attribute. The root is a dot.
pub(super) fn text(draft: &mut Draft, path: &JsonPath, span: Span) -> String {
    if path.steps.is_empty() {
        return ".".to_owned();
    }
    for step in &path.steps {
        if let JsonPathStep::Member { name } = step {
            let name = name.as_str();
            let reserved = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '[' | ']' | '/');
            if name.is_empty() || name.contains(reserved) {
                draft.refuse(span, format!("`{name}` cannot be a step of a path"));
            }
        }
    }
    path.to_string()
}

/// A path from the event, or with a slash from the delivery.
pub(super) fn event_text(draft: &mut Draft, path: &EventPath, span: Span) -> String {
    let slash = if path.from_delivery { "/" } else { "" };
    format!("{slash}{}", text(draft, &path.path, span))
}
