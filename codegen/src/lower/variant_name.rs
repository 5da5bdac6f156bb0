//! Names that the spec gives to variants in Rust.

use heck::ToUpperCamelCase;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Spanned;

use super::type_words::is_type_name;
use super::words::Word;

/// The name, when it is in upper camel case.
pub(super) fn lower(word: &Word<'_>, report: &mut Report) -> Option<Spanned<String>> {
    if is_type_name(&word.text) {
        return Some(word.spanned());
    }
    let camel = word.text.to_upper_camel_case();
    report.push(
        Diagnostic::error(
            Code::NameForm,
            word.span,
            format!("`{}` cannot be the name of a variant", word.text),
        )
        .expected("upper camel case: `CreatedAt`")
        .suggest(is_type_name(&camel).then_some(&*camel)),
    );
    None
}
