//! Keywords of which the format has a closed list.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::keyword::Keyword;
use crate::suggest;

use super::words::{Word, alternatives};

/// The value that `word` spells. `what` names the kind of keyword in the report.
pub(super) fn read<K: Keyword>(word: &Word<'_>, what: &str, report: &mut Report) -> Option<K> {
    let value = K::from_keyword(&word.text);
    if value.is_none() {
        let words = spellings::<K>();
        report.push(
            Diagnostic::error(
                Code::Keyword,
                word.span,
                format!("`{}` is no {what}", word.text),
            )
            .expected(alternatives(&words))
            .suggest(suggest::closest(&word.text, words.iter().copied())),
        );
    }
    value
}

/// All keywords of a kind, in the order of the format.
pub(super) fn spellings<K: Keyword>() -> Vec<&'static str> {
    K::ALL.iter().filter_map(|value| value.keyword()).collect()
}
