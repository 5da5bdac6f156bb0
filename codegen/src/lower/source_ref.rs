//! Where facts stand: the Source column and the `source` attribute.
//!
//! Several sources are parted by `; `. What was concluded or chosen stands last and runs to the end, so
//! that its text may hold a semicolon.

use std::num::NonZeroU32;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::SourceRef;
use crate::suggest;
use crate::syntax::Text;

use super::words::Word;

const DOCUMENT: &str = "an id of the documents table, with a line or a heading if wanted: `acme.md`, `acme.md:12`, `acme.md, \"Create a note\"`";
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
    // Every node of a spec keeps some, so no longer than they need to be.
    sources.shrink_to_fit();
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
    let (id, place) = match word.text.find([',', ':']) {
        Some(at) => word.split_at(at),
        None => word.split_at(word.text.len()),
    };
    let plain = |character: char| !character.is_whitespace() && !"`\"*;[]<>|".contains(character);
    if id.is_empty() || !id.text.chars().all(plain) {
        report.push(
            Diagnostic::error(
                Code::SourceSyntax,
                id.span,
                format!("\"{}\" cannot be the id of a document", id.text),
            )
            .expected(DOCUMENT)
            .expected("`inferred: WHY` or `our choice: WHY`")
            .suggest(suggest::closest(&id.text, ["inferred", "our choice"])),
        );
        return None;
    }
    let (line, heading) = if let Some(line) = place.strip_prefix(":") {
        let line = line.number::<NonZeroU32>("line of a document", DOCUMENT, report)?;
        (Some(line.value.get()), None)
    } else if let Some(heading) = place.strip_prefix(",") {
        (None, Some(quoted(&heading, &place, report)?))
    } else {
        (None, None)
    };
    Some(SourceRef::Document {
        document: id.text.into_owned(),
        line,
        heading,
        span: word.span,
    })
}

/// The heading between double quotes, which stands behind a comma and a space.
fn quoted(heading: &Word<'_>, place: &Word<'_>, report: &mut Report) -> Option<String> {
    let found = heading
        .text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .filter(|text| !text.is_empty() && place.text.starts_with(", \""));
    if found.is_none() {
        report.push(
            Diagnostic::error(
                Code::SourceSyntax,
                heading.span,
                "a heading stands in double quotes, behind a comma and a space",
            )
            .expected(DOCUMENT)
            .help("Several sources are parted by `; `."),
        );
    }
    found.map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::testing::cell;
    use super::*;
    use crate::syntax::columns::Column;

    fn sources(text: &str) -> Vec<SourceRef> {
        let (sources, problems) = cell(Column::Source, text, lower);
        assert!(problems.is_empty(), "{problems:?}");
        sources
    }

    /// A source as it would be written.
    fn shown(source: &SourceRef) -> String {
        match source {
            SourceRef::Document {
                document,
                line,
                heading,
                ..
            } => format!("{document} {line:?} {heading:?}"),
            SourceRef::Inferred { reason, .. } => format!("inferred {reason}"),
            SourceRef::OurChoice { reason, .. } => format!("chosen {reason}"),
        }
    }

    #[test]
    fn documents_lines_and_headings() {
        let sources = sources("acme.md; acme.md:12; acme.md, \"Bodies; and (more): texts\"");
        let shown: Vec<String> = sources.iter().map(shown).collect();
        assert_eq!(
            shown,
            [
                "acme.md None None",
                "acme.md Some(12) None",
                "acme.md None Some(\"Bodies; and (more): texts\")",
            ]
        );
    }

    #[test]
    fn a_reason_runs_to_the_end() {
        let sources = sources("acme; inferred: samples; all of them, \"every\" one");
        assert_eq!(sources.len(), 2);
        assert_eq!(
            shown(&sources[1]),
            "inferred samples; all of them, \"every\" one"
        );
        let choice = self::sources("our choice: `$KEY` \\| nothing");
        assert_eq!(shown(&choice[0]), "chosen `$KEY` | nothing");
        assert!(self::sources("").is_empty());
    }

    #[test]
    fn what_is_wrong_is_underlined_alone() {
        let problems = |text| cell(Column::Source, text, lower).1;
        assert_eq!(problems("a; b c; d"), ["source-syntax: b c"]);
        assert_eq!(problems("a:0"), ["number: 0"]);
        assert_eq!(problems("a, \"b"), ["source-syntax: \"b"]);
        assert_eq!(problems("a;b"), ["source-syntax: a;b"]);
        assert_eq!(problems("inferred:"), ["source-syntax: inferred:"]);
    }
}
