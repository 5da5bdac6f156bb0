//! Code lines: the paragraph of code spans under a heading.

use crate::ir::{Evidence, Spanned};
use crate::source::Span;

use super::draft::Draft;
use super::evidence;

/// Writes `spans` and, where the whole part was concluded, `inferred`.
pub(super) fn write(draft: &mut Draft, spans: &[&str], evidence: &Evidence, span: Span) {
    let inferred = evidence::inferred_spans(draft, evidence, span);
    let line: Vec<String> = spans
        .iter()
        .copied()
        .chain(inferred.iter().map(String::as_str))
        .map(|text| draft.code(text, span))
        .collect();
    draft.block(line.join(" "));
}

/// A media type, which a reader tells from other spans by its slash.
pub(super) fn media_type<'a>(draft: &mut Draft, media_type: &'a Spanned<String>) -> &'a str {
    if !media_type.value.contains('/') {
        let value = &media_type.value;
        draft.refuse(media_type.span, format!("`{value}` is not a media type"));
    }
    &media_type.value
}
