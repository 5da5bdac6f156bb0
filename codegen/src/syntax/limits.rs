//! What is checked before anything is parsed: size, line length, characters.

use super::{MAX_LINE_BYTES, MAX_SOURCE_BYTES};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{BYTE_ORDER_MARK, Source, Span};

/// Reports what is beyond a limit. False when the text must not be parsed.
pub(super) fn check(source: &Source, report: &mut Report) -> bool {
    let size = source.text().len();
    if size > MAX_SOURCE_BYTES {
        report.push(
            Diagnostic::error(
                Code::SourceTooLarge,
                Span::empty(0),
                format!("the file has {size} bytes"),
            )
            .expected(format!("at most {MAX_SOURCE_BYTES} bytes")),
        );
        return false;
    }
    let lines_fit = check_lines(source, report);
    if lines_fit {
        check_characters(source, report);
    }
    lines_fit
}

fn check_lines(source: &Source, report: &mut Report) -> bool {
    let mut fit = true;
    for line in 1..=source.line_count() {
        let span = source.line_span(line);
        let length = span.end() - span.start();
        if length > MAX_LINE_BYTES {
            fit = false;
            report.push(
                Diagnostic::error(
                    Code::LineTooLong,
                    Span::empty(span.start()),
                    format!("line {line} has {length} bytes"),
                )
                .expected(format!("at most {MAX_LINE_BYTES} bytes")),
            );
        }
    }
    fit
}

/// True for characters that may stand in a spec, line ends aside.
pub(crate) fn belongs(character: char) -> bool {
    match character {
        '\t' => true,
        BYTE_ORDER_MARK | '\u{2028}' | '\u{2029}' => false,
        _ => !character.is_control(),
    }
}

fn check_characters(source: &Source, report: &mut Report) {
    let text = source.text();
    for (at, character) in text.char_indices() {
        let refused = match character {
            '\n' => false,
            '\r' => !text[at + 1..].starts_with('\n'),
            BYTE_ORDER_MARK => at != 0,
            _ => !belongs(character),
        };
        if refused {
            let span = Span::new(at, at + character.len_utf8());
            let name = format!("U+{:04X}", u32::from(character));
            report.push(
                Diagnostic::error(
                    Code::ControlCharacter,
                    span,
                    format!("the character {name} does not belong in a spec"),
                )
                .help(if character == '\r' {
                    "Lines end with a line feed, or with a carriage return and a line feed."
                } else {
                    "Remove it. In an example, write it as the example's language escapes it."
                }),
            );
        }
    }
}
