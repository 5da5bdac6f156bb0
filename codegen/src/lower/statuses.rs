//! HTTP statuses: one code, such as `404`, or a class of them, such as `4XX`.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Spanned, StatusPattern};

use super::words::Word;

/// A list of statuses. Those that are none are reported and left out.
pub(super) fn list(word: &Word<'_>, report: &mut Report) -> Vec<Spanned<StatusPattern>> {
    word.list(report)
        .iter()
        .filter_map(|item| lower(item, report))
        .collect()
}

fn lower(word: &Word<'_>, report: &mut Report) -> Option<Spanned<StatusPattern>> {
    let found = parse(&word.text);
    if found.is_none() {
        report.push(
            Diagnostic::error(
                Code::StatusSyntax,
                word.span,
                format!("`{}` is no HTTP status", word.text),
            )
            .expected("a code from `100` to `599`, or a class such as `4XX`"),
        );
    }
    found.map(|status| Spanned::new(status, word.span))
}

fn parse(text: &str) -> Option<StatusPattern> {
    let class = match text.as_bytes() {
        [class @ b'1'..=b'5', ..] => class - b'0',
        _ => return None,
    };
    match &text.as_bytes()[1..] {
        b"XX" => Some(StatusPattern::Class { class }),
        [b'0'..=b'9', b'0'..=b'9'] => Some(StatusPattern::Exact {
            status: text.parse().ok()?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn codes_and_classes() {
        for text in ["100", "404", "599", "2XX", "5XX"] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        for wrong in [
            "",
            "99",
            "600",
            "0XX",
            "6XX",
            "4xx",
            "4X",
            "40",
            "4040",
            "４０４",
            "4é",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
