//! How deeply a JSON text is nested.

/// Whether arrays and objects stand deeper in each other than `limit`. Text that is no JSON is looked at in
/// the same way.
pub(super) fn is_deeper(text: &[u8], limit: usize) -> bool {
    let mut depth = 0_usize;
    let mut is_quoted = false;
    let mut is_escaped = false;
    for byte in text {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b'[' | b'{' if !is_quoted => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b']' | b'}' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_deeper;

    #[test]
    fn brackets_in_texts_do_not_count() {
        let text = br#"{"a\\":["[[[\"{{{",{}]}"#;
        assert!(!is_deeper(text, 3));
        assert!(is_deeper(text, 2));
        assert!(!is_deeper(b"]]]1", 0));
    }
}
