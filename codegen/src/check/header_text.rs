//! The texts that HTTP allows in headers.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Spanned, WireName};

/// Reports a header name that is none.
pub(super) fn name(name: &Spanned<WireName>, report: &mut Report) {
    if !is_token(name.value.as_str()) {
        report.push(
            Diagnostic::error(
                Code::Header,
                name.span,
                format!(
                    "`{}` is no name of a header",
                    name.value.as_str().escape_debug()
                ),
            )
            .expected("letters, digits and `!#$%&'*+-.^_`|~`, at least one"),
        );
    }
}

/// Reports a header value that cannot be sent.
pub(super) fn value(value: &Spanned<String>, report: &mut Report) {
    if !is_value(&value.value) {
        report.push(
            Diagnostic::error(
                Code::Header,
                value.span,
                format!("`{}` is no value of a header", value.value.escape_debug()),
            )
            .expected("printable ASCII, without spaces at its ends"),
        );
    }
}

/// Reports a text that is no media type, such as `application/json; charset=utf-8`.
pub(super) fn media_type(text: &Spanned<String>, report: &mut Report) {
    if !is_media_type(&text.value) {
        report.push(
            Diagnostic::error(
                Code::MediaType,
                text.span,
                format!("`{}` is no media type", text.value.escape_debug()),
            )
            .expected("`type/subtype`, as in `application/json`"),
        );
    }
}

/// Reports a text that is no list of media types, as the header `Accept` takes one.
pub(super) fn media_types(text: &Spanned<String>, report: &mut Report) {
    if !text
        .value
        .split(',')
        .all(|one| is_media_type(one.trim_matches(' ')))
    {
        report.push(
            Diagnostic::error(
                Code::MediaType,
                text.span,
                format!("`{}` is no list of media types", text.value.escape_debug()),
            )
            .expected("media types such as `application/json`, separated by commas"),
        );
    }
}

/// Whether `text` is what HTTP calls a token.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

fn is_value(text: &str) -> bool {
    text.trim_matches(' ') == text && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';');
    let essence = parts.next().unwrap_or_default().trim_end_matches(' ');
    let well_formed = essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    well_formed
        && parts.all(|parameter| {
            parameter
                .trim_matches(' ')
                .split_once('=')
                .is_some_and(|(name, value)| {
                    is_token(name) && (is_token(value) || is_quoted(value))
                })
        })
}

fn is_quoted(text: &str) -> bool {
    text.strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .is_some_and(|inner| is_value(inner) && !inner.contains(['"', '\\', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tokens() {
        assert!(is_token("X-Api-Key"));
        for wrong in ["", "X Key", "X:Key", "Schlüssel", "X\r\nY"] {
            assert!(!is_token(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn values_hold_no_control_characters() {
        assert!(is_value("2024-01-01; v=\"1\""));
        for wrong in ["a\r\nX-Evil: b", "a\tb", " a", "a\u{7f}", "é"] {
            assert!(!is_value(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn media_types_have_a_type_a_subtype_and_parameters() {
        for right in [
            "application/json",
            "*/*",
            "application/vnd.api+json",
            "text/html; charset=\"utf-8\"",
        ] {
            assert!(is_media_type(right), "{right:?}");
        }
        for wrong in [
            "",
            "json",
            "application/",
            "/json",
            "a/b/c",
            "text/html; charset",
            "text/html;",
        ] {
            assert!(!is_media_type(wrong), "{wrong:?}");
        }
    }
}
