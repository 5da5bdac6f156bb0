//! Objects.

use crate::diagnostic::Report;
use crate::ir::{Object, Openness, Unresolved};
use crate::keyword::Keyword;
use crate::syntax::Content;

use super::phrase::Phrase;
use super::{extends, field};

/// The object that the words behind `object` and the table describe.
pub(super) fn lower(
    words: &mut Phrase<'_>,
    content: &Content<'_>,
    report: &mut Report,
) -> Option<Object<Unresolved>> {
    let openness = Openness::ALL
        .iter()
        .copied()
        .find(|openness| openness.keyword().is_some_and(|word| words.skip(word)))
        .unwrap_or_default();
    let extends = extends::lower(words, report)?;
    words.finish(report).then(|| Object {
        openness,
        extends,
        fields: field::of_content(content, report),
    })
}
