//! Paths.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::BuildError;

/// Everything but the unreserved characters of RFC 3986, so that no value changes a path's shape.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// One path segment that holds exactly this value.
///
/// `.` and `..` are refused: servers and proxies resolve them even when they are percent-encoded.
pub(super) fn segment(name: &str, value: String) -> Result<String, BuildError> {
    match &*value {
        "" => Err(BuildError::new(name, "is empty and cannot stand in a path")),
        "." | ".." => Err(BuildError::new(name, "would change the shape of the path")),
        _ if value.bytes().all(is_unreserved) => Ok(value),
        _ => Ok(utf8_percent_encode(&value, RESERVED).to_string()),
    }
}

/// Appends the template with every `{name}` replaced by its segment.
pub(super) fn fill(
    path: &mut String,
    template: &str,
    segments: &[(&'static str, String)],
) -> Result<(), BuildError> {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        let (name, after) = after
            .split_once('}')
            .ok_or_else(|| BuildError::new(after, "has no closing brace in the path"))?;
        let (_, segment) = segments
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| BuildError::new(name, "stands in the path and was not given"))?;
        path.push_str(segment);
        rest = after;
    }
    path.push_str(rest);
    Ok(())
}
