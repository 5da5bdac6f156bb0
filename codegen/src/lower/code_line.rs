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
    let (spans, more) = read(line)?;
    let Some(word) = more.first() else {
        return Some(spans);
    };
    let joined = format!("{} {}", spans.first.text, word.text);
    let joined = (!is_mark(word)).then_some(&*joined);
    report.push(
        unexpected(
            word,
            "one span, and the mark `inferred` as the last where needed",
        )
        .suggest(joined),
    );
    None
}

/// Reads a code line of one span, behind which a media type may stand.
pub(super) fn with_media_type<'a>(line: &CodeLine<'a>, report: &mut Report) -> Option<Spans<'a>> {
    let (mut spans, more) = read(line)?;
    for word in more {
        if spans.media_type.is_none() && word.text.contains('/') {
            spans.media_type = Some(word);
        } else {
            report.push(
                unexpected(
                    &word,
                    "a type, then a media type such as `text/csv` where it is not the usual one",
                )
                .expected("the mark `inferred` at the end where needed"),
            );
        }
    }
    Some(spans)
}

/// The first span, the mark, and the spans between them.
fn read<'a>(line: &CodeLine<'a>) -> Option<(Spans<'a>, Vec<Word<'a>>)> {
    let mut words = line.codes.iter().map(Word::of_code);
    let first = words.next()?;
    let mut more: Vec<Word<'a>> = words.collect();
    let marked = more.pop_if(|last| is_mark(last)).is_some();
    let spans = Spans {
        first,
        media_type: None,
        inferred: if marked {
            vec![InferredPart::All]
        } else {
            Vec::new()
        },
    };
    Some((spans, more))
}

/// True for the mark that a part was concluded.
fn is_mark(word: &Word<'_>) -> bool {
    InferredPart::from_keyword(&word.text) == Some(InferredPart::All)
}

fn unexpected(word: &Word<'_>, expected: &str) -> Diagnostic {
    Diagnostic::error(
        Code::CodeLine,
        word.span,
        format!("`{}` has no meaning in this code line", word.text),
    )
    .expected(expected)
}
