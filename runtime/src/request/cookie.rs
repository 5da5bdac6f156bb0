//! Cookies, RFC 6265: all of a request stand in one header.

use http::{HeaderMap, HeaderValue, header};

use super::BuildError;

/// A cookie as the header holds it. What would end it there is refused: no encoding is agreed on.
pub(crate) fn pair(name: &str, value: &str) -> Result<HeaderValue, BuildError> {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | ',' | ';' | '\\');
    if !value.chars().all(plain) {
        return Err(BuildError::new(
            name,
            "holds characters that no cookie can carry",
        ));
    }
    HeaderValue::from_str(&format!("{name}={value}"))
        .map_err(|_| BuildError::new(name, "is not the name of a cookie"))
}

/// Adds a cookie behind those that are there.
pub(crate) fn add(headers: &mut HeaderMap, pair: HeaderValue) {
    let joined = headers.get(header::COOKIE).and_then(|before| {
        let text = [before.as_bytes(), b"; ", pair.as_bytes()].concat();
        let mut joined = HeaderValue::from_bytes(&text).ok()?;
        joined.set_sensitive(before.is_sensitive() || pair.is_sensitive());
        Some(joined)
    });
    headers.insert(header::COOKIE, joined.unwrap_or(pair));
}
