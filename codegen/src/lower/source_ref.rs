//! Where facts stand: the Source column and the `source` attribute.
//!
//! Several sources are parted by `; `. What was concluded or chosen stands last and runs to the end, so
//! that its text may hold a semicolon.

use std::num::NonZeroU32;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::SourceRef;
use crate::syntax::Text;

use super::words::Word;

const INFERRED: &str = "inferred:";
const OUR_CHOICE: &str = "our choice:";

/// The sources in a text; none where it is empty.
pub(super) fn lower(text: Text<'_>, report: &mut Report) -> Vec<SourceRef> {
    let mut sources = Vec::new();
    let mut rest = Word::of_text(text);
    while !rest.is_empty() {
        if rest.text.starts_with(INFERRED) || rest.text.starts_with(OUR_CHOICE) {
            sources.extend(reasoned(&rest, report));
            break;
        }
        let (source, after) = rest.split_at(end_of_first(&rest.text));
        sources.extend(document(&source, report));
        rest = after.strip_prefix(";").unwrap_or(after);
    }
    sources
}

/// Where the first source ends: before the separator, unless that stands in a heading.
fn end_of_first(text: &str) -> usize {
    let mut in_heading = false;
    text.char_indices()
        .find(|(at, character)| {
            in_heading ^= *character == '"';
            !in_heading && text[*at..].starts_with("; ")
        })
        .map_or(text.len(), |(at, _)| at)
}

/// `inferred: WHY` or `our choice: WHY`.
fn reasoned(word: &Word<'_>, report: &mut Report) -> Option<SourceRef> {
    let span = word.span;
    let inferred = word.strip_prefix(INFERRED);
    let reason = inferred.clone().or_else(|| word.strip_prefix(OUR_CHOICE))?;
    if reason.is_empty() {
        report.push(
            Diagnostic::error(Code::SourceSyntax, span, "the reason is missing")
                .expected("why, as in `inferred: every sample shows it`"),
        );
        return None;
    }
    let reason = reason.text.into_owned();
    Some(if inferred.is_some() {
        SourceRef::Inferred { reason, span }
    } else {
        SourceRef::OurChoice { reason, span }
    })
}

/// A document's id, and a line or a heading in it.
fn document(word: &Word<'_>, report: &mut Report) -> Option<SourceRef> {
    let (id, line, heading) = if let Some((id, heading)) = word.split_once(", ") {
        (id, None, Some(quoted(&heading, report)?))
    } else if let Some((id, line)) = word.split_once(":") {
        let line = line.number::<NonZeroU32>("line of a document", report)?;
        (id, Some(line.value.get()), None)
    } else {
        (word.clone(), None, None)
    };
    let plain = |character: char| !character.is_whitespace() && !"`\"*:;,[]<>|".contains(character);
    if id.is_empty() || !id.text.chars().all(plain) {
        report.push(
            Diagnostic::error(
                Code::SourceSyntax,
                id.span,
                format!("`{}` cannot be the id of a document", id.text),
            )
            .expected("an id of the documents table, as plain text: `acme.md`, `acme.md:12` or `acme.md, \"Create a note\"`")
            .expected("`inferred: WHY` or `our choice: WHY`"),
        );
        return None;
    }
    Some(SourceRef::Document {
        document: id.text.into_owned(),
        line,
        heading,
        span: word.span,
    })
}

/// The heading between double quotes.
fn quoted(word: &Word<'_>, report: &mut Report) -> Option<String> {
    let heading = word
        .text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .filter(|heading| !heading.is_empty());
    if heading.is_none() {
        report.push(
            Diagnostic::error(
                Code::SourceSyntax,
                word.span,
                "a heading of a document stands in double quotes",
            )
            .expected("`acme.md, \"Create a note\"`; several sources are parted by `; `"),
        );
    }
    heading.map(ToOwned::to_owned)
}
