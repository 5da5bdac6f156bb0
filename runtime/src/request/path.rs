//! Paths.

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
        _ if is_plain(&value) => Ok(value),
        _ => Ok(utf8_percent_encode(&value, RESERVED).to_string()),
    }
}

/// Whether a value stands in a path as it is. It looks at all of it, which is faster than to stop.
fn is_plain(value: &str) -> bool {
    let is_unreserved =
        |byte: u8| byte.is_ascii_alphanumeric() | matches!(byte, b'-' | b'.' | b'_' | b'~');
    value
        .bytes()
        .fold(true, |all, byte| all & is_unreserved(byte))
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

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn each_character_stands_for_itself() {
        for character in (0_u8..=127).map(char::from) {
            for value in [character.to_string(), format!("a{character}b")] {
                if value == "." {
                    continue;
                }
                let expected = if character.is_ascii_alphanumeric() || "-._~".contains(character) {
                    value.clone()
                } else {
                    value.replace(character, &format!("%{:02X}", u32::from(character)))
                };
                assert_eq!(segment("id", value).unwrap(), expected);
            }
        }
    }
}
