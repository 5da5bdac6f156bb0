//! Code lines: what stands in their spans, and the mark `inferred` at the end.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::InferredPart;
use crate::keyword::Keyword;
use crate::syntax::CodeLine;

use super::words::Word;

/// The spans of a code line, without the mark.
#[derive(Debug)]
pub(super) struct Spans<'a> {
    /// The first span, which every code line has.
    pub(super) first: Word<'a>,
    /// A span with a media type.
    pub(super) media_type: Option<Word<'a>>,
    /// What the mark says.
    pub(super) inferred: Vec<InferredPart>,
}

/// Reads a code line of one span.
pub(super) fn one<'a>(line: &CodeLine<'a>, report: &mut Report) -> Option<Spans<'a>> {
    read(line, false, report)
}

/// Reads a code line of one span, behind which a media type may stand.
pub(super) fn with_media_type<'a>(line: &CodeLine<'a>, report: &mut Report) -> Option<Spans<'a>> {
    read(line, true, report)
}

fn read<'a>(line: &CodeLine<'a>, media_type: bool, report: &mut Report) -> Option<Spans<'a>> {
    let mut words = line.codes.iter().map(Word::of_code);
    let mut spans = Spans {
        first: words.next()?,
        media_type: None,
        inferred: Vec::new(),
    };
    for word in words {
        if !spans.inferred.is_empty() {
            report.push(unexpected(&word, "nothing behind `inferred`"));
        } else if InferredPart::from_keyword(&word.text) == Some(InferredPart::All) {
            spans.inferred.push(InferredPart::All);
        } else if !media_type {
            report.push(unexpected(
                &word,
                "one span, or the mark `inferred` behind it",
            ));
        } else if spans.media_type.is_some() || !word.text.contains('/') {
            report.push(unexpected(
                &word,
                "a type, then a media type such as `text/csv`, then the mark `inferred`; the last two only where needed",
            ));
        } else {
            spans.media_type = Some(word);
        }
    }
    Some(spans)
}

fn unexpected(word: &Word<'_>, expected: &str) -> Diagnostic {
    Diagnostic::error(
        Code::CodeLine,
        word.span,
        format!("`{}` has no meaning in this code line", word.text),
    )
    .expected(expected)
}
