//! Paths.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::BuildError;

/// Everything but the unreserved characters of RFC 3986, so that no value changes a path's shape.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// One path segment that holds exactly this value.
///
/// `.` and `..` are refused: servers and proxies resolve them even when they are percent-encoded.
pub(super) fn segment(name: &str, value: String) -> Result<String, BuildError> {
    match &*value {
        "" => Err(BuildError::new(name, "is empty and cannot stand in a path")),
        "." | ".." => Err(BuildError::new(name, "would change the shape of the path")),
        _ => Ok(match Cow::from(utf8_percent_encode(&value, RESERVED)) {
            Cow::Borrowed(_) => value,
            Cow::Owned(encoded) => encoded,
        }),
    }
}

/// Appends the template with every `{name}` replaced by its segment.
pub(super) fn fill(
    path: &mut String,
    template: &str,
    segments: &[(&'static str, String)],
) -> Result<(), BuildError> {
    let mut rest = template;
    while let Some((before, after)) = split_once(rest, b'{') {
        path.push_str(before);
        let (name, after) = split_once(after, b'}')
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

/// As [`str::split_once`], which for texts as short as templates takes several times as long.
fn split_once(text: &str, at: u8) -> Option<(&str, &str)> {
    let index = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..index)?, text.get(index + 1..)?))
}
