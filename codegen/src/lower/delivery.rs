//! The setting `delivery`: `METHOD ENCODING TYPE`, each of which may be `unknown`.

use crate::diagnostic::Report;
use crate::ir::{MaybeKnown, Method, Spanned};
use crate::source::Span;

use super::method;
use super::phrase::Phrase;
use super::setting_rows::SettingRow;
use super::words::Word;

/// How a delivery comes.
#[derive(Debug)]
pub(super) struct Delivery {
    pub(super) method: Spanned<MaybeKnown<Method>>,
    pub(super) encoding: Spanned<MaybeKnown<String>>,
    pub(super) ty: Spanned<MaybeKnown<Spanned<String>>>,
}

impl Delivery {
    /// Nothing is known of it. `place` is where it would be said.
    pub(super) fn unknown(place: Span) -> Self {
        Self {
            method: Spanned::new(MaybeKnown::Unknown, place),
            encoding: Spanned::new(MaybeKnown::Unknown, place),
            ty: Spanned::new(MaybeKnown::Unknown, place),
        }
    }
}

/// What the setting says. What could not be read counts as unknown.
pub(super) fn lower(row: &SettingRow<'_>, report: &mut Report) -> Delivery {
    let mut delivery = Delivery::unknown(row.value.span);
    let mut phrase = Phrase::read(&row.value, report);
    let Some(word) = phrase.word("method, or `unknown`", report) else {
        return delivery;
    };
    delivery.method = maybe_known(&word, |word| Some(method::lower(word, report)?.value));
    let Some(word) = phrase.word("encoding, or `unknown`", report) else {
        return delivery;
    };
    delivery.encoding = maybe_known(&word, |word| Some(word.text.to_string()));
    let Some(word) = phrase.word("type, or `unknown`", report) else {
        return delivery;
    };
    delivery.ty = maybe_known(&word, |word| Some(word.spanned()));
    phrase.finish(report);
    delivery
}

fn maybe_known<T>(
    word: &Word<'_>,
    read: impl FnOnce(&Word<'_>) -> Option<T>,
) -> Spanned<MaybeKnown<T>> {
    let known = if word.text == "unknown" {
        None
    } else {
        read(word)
    };
    let value = known.map_or(MaybeKnown::Unknown, |value| MaybeKnown::Known { value });
    Spanned::new(value, word.span)
}
