//! The `Link` header of RFC 8288.

use http::{HeaderMap, header};

/// The target of the first link whose relation is `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::LINK)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find_map(next_in)
}

fn next_in(value: &str) -> Option<String> {
    let mut rest = value;
    while let Some((_, link)) = rest.split_once('<') {
        let (target, after) = link.split_once('>')?;
        let (parameters, after) = split_unquoted(after, ',');
        if is_next(parameters) && !target.is_empty() {
            return Some(target.to_owned());
        }
        rest = after;
    }
    None
}

fn is_next(mut parameters: &str) -> bool {
    while !parameters.is_empty() {
        let (parameter, rest) = split_unquoted(parameters, ';');
        if let Some((name, value)) = parameter.split_once('=')
            && name.trim().eq_ignore_ascii_case("rel")
        {
            return value
                .trim()
                .trim_matches('"')
                .split_ascii_whitespace()
                .any(|relation| relation.eq_ignore_ascii_case("next"));
        }
        parameters = rest;
    }
    false
}

/// What stands before and after the first `separator` outside of quotes.
fn split_unquoted(text: &str, separator: char) -> (&str, &str) {
    let mut is_quoted = false;
    let mut is_escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if character == separator && !is_quoted => {
                return (&text[..at], &text[at + character.len_utf8()..]);
            }
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::next_in;

    #[test]
    fn the_next_link_is_found_among_others() {
        for (header, target) in [
            (r#"</a?c=1>; rel="next""#, Some("/a?c=1")),
            (
                r#"</a>; rel="prev"; title="x, <y>; rel=next", </b,c>; title="\"; rel=x"; REL=Next"#,
                Some("/b,c"),
            ),
            (r#"</a>; rel="last next""#, Some("/a")),
            (r#"</a>; rel="nextish""#, None),
            (r"</a>; rel=next; rel=prev, <>; rel=next", Some("/a")),
            (r"<>; rel=next", None),
            ("</a; rel=next", None),
            ("", None),
        ] {
            assert_eq!(next_in(header).as_deref(), target, "{header}");
        }
    }
}
