//! Sources, and marks of what was concluded.

use crate::ir::{Evidence, InferredPart, SourceRef};
use crate::keyword::Keyword;
use crate::source::Span;

use super::draft::Draft;

/// Sources as a cell or an attribute has them, parted by semicolons.
pub(super) fn sources(draft: &mut Draft, sources: &[SourceRef]) -> String {
    let texts: Vec<String> = sources
        .iter()
        .enumerate()
        .map(|(position, source)| {
            let last = position + 1 == sources.len();
            draft.within(format_args!("sources[{position}]"), |draft| {
                source_text(draft, source, last)
            })
        })
        .collect();
    texts.join("; ")
}

/// The sources of a row that has a column for them and none for marks of what was concluded.
pub(super) fn source_cell(draft: &mut Draft, evidence: &Evidence, span: Span) -> String {
    if !evidence.inferred.is_empty() {
        draft.refuse(
            span,
            "the row has no place for `inferred`; a source can say it",
        );
    }
    sources(draft, &evidence.sources)
}

/// Refuses the sources of what has no place for them.
pub(super) fn refuse_sources(draft: &mut Draft, evidence: &Evidence, span: Span) {
    if !evidence.sources.is_empty() {
        draft.refuse(span, "there is no place for a source of its own");
    }
}

/// The words that mark what was concluded of a row, for its cell of rules.
pub(super) fn inferred_rules(draft: &mut Draft, evidence: &Evidence, span: Span) -> Vec<String> {
    refuse_doubled(draft, evidence, span);
    evidence
        .inferred
        .iter()
        .map(|part| draft.keyword(*part, span).to_owned())
        .collect()
}

/// The spans of a code line that mark the whole part as concluded.
pub(super) fn inferred_spans(draft: &mut Draft, evidence: &Evidence, span: Span) -> Vec<String> {
    refuse_doubled(draft, evidence, span);
    let mut spans = Vec::new();
    for part in &evidence.inferred {
        if *part == InferredPart::All {
            spans.extend(part.keyword().map(str::to_owned));
        } else {
            draft.refuse(span, "a part can only be marked `inferred` as a whole");
        }
    }
    spans
}

fn refuse_doubled(draft: &mut Draft, evidence: &Evidence, span: Span) {
    let mut seen = evidence.inferred.clone();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() != evidence.inferred.len() {
        draft.refuse(span, "the same is marked as inferred twice");
    }
}

fn source_text(draft: &mut Draft, source: &SourceRef, last: bool) -> String {
    match source {
        SourceRef::Document {
            document,
            line,
            heading,
            span,
        } => document_text(draft, document, *line, heading.as_deref(), *span),
        SourceRef::Inferred { reason, span } => conclusion(draft, "inferred", reason, last, *span),
        SourceRef::OurChoice { reason, span } => {
            conclusion(draft, "our choice", reason, last, *span)
        }
    }
}

/// The id of a document.
pub(super) fn document_id(draft: &mut Draft, id: &str, span: Span) -> String {
    let marked = |c: char| c.is_whitespace() || "`\"*:;,[]<>|\\&".contains(c);
    if id.is_empty() || id.contains(marked) || id.starts_with('_') || id.ends_with('_') {
        draft.refuse(span, format!("`{id}` is not the id of a document"));
    }
    draft.plain(id, span)
}

fn document_text(
    draft: &mut Draft,
    document: &str,
    line: Option<u32>,
    heading: Option<&str>,
    span: Span,
) -> String {
    let id = document_id(draft, document, span);
    if line == Some(0) {
        draft.refuse(span, "lines are counted from 1");
    }
    match (line, heading) {
        (None, None) => id,
        (Some(line), None) => format!("{id}:{line}"),
        (None, Some(heading)) => {
            if heading.contains('"') {
                draft.refuse(span, "a heading in a source cannot hold quotes");
            }
            format!("{id}, \"{}\"", draft.required(heading, span))
        }
        (Some(_), Some(_)) => {
            draft.refuse(span, "a source names a line or a heading, not both");
            String::new()
        }
    }
}

fn conclusion(draft: &mut Draft, word: &str, reason: &str, last: bool, span: Span) -> String {
    if !last {
        draft.refuse(
            span,
            "a conclusion or choice runs to the end, so it must stand last",
        );
    }
    format!("{word}: {}", draft.required(reason, span))
}
