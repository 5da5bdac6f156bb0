//! The base of an object or enum, `extends Base`.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Spanned;

use super::phrase::Phrase;
use super::type_words::is_type_name;

/// The base that the next words name, if they do. None where they are wrong, which is reported.
pub(super) fn lower(
    words: &mut Phrase<'_>,
    report: &mut Report,
) -> Option<Vec<Spanned<Spanned<String>>>> {
    if !words.skip("extends") {
        return Some(Vec::new());
    }
    let base = words.word("type behind `extends`", report)?;
    if !is_type_name(&base.text) {
        report.push(
            Diagnostic::error(
                Code::NameForm,
                base.span,
                format!("`{}` cannot be the name of a type", base.text),
            )
            .expected("a name in upper camel case: `Note`"),
        );
        return None;
    }
    Some(vec![base.reference()])
}
