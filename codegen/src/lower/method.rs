//! HTTP methods.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Method, Spanned};
use crate::suggest;

use super::words::{Word, alternatives};

/// The method that `word` names.
pub(super) fn lower(word: &Word<'_>, report: &mut Report) -> Option<Spanned<Method>> {
    let known = Method::ALL.map(Method::as_str);
    let method = Method::ALL
        .into_iter()
        .find(|method| method.as_str() == word.text);
    if method.is_none() {
        report.push(
            Diagnostic::error(
                Code::Method,
                word.span,
                format!("`{}` is no HTTP method", word.text),
            )
            .expected(alternatives(&known))
            .suggest(suggest::closest(&word.text, known)),
        );
    }
    method.map(|method| Spanned::new(method, word.span))
}
