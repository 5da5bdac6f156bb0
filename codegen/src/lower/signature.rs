//! The settings of a signature.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Signature, SignatureKey, SignatureKind, Spanned, Unresolved, WireName};
use crate::keyword::Keyword;
use crate::source::Span;

use super::setting_rows::{SettingRow, SettingRows};
use super::words::Word;
use super::{durations, keyword};

/// What the rows say. A kind that could not be read counts as unknown.
pub(super) fn lower(
    rows: &SettingRows<'_>,
    place: Span,
    report: &mut Report,
) -> Signature<Unresolved> {
    Signature {
        kind: rows
            .row("signature")
            .and_then(|row| spanned_keyword(row, "kind of signature", report))
            .unwrap_or(Spanned::new(SignatureKind::Unknown, place)),
        headers: rows
            .known("signature.header")
            .map(|row| row.value.list(report).iter().map(Word::wire).collect())
            .unwrap_or_default(),
        algorithm: rows.known("signature.algorithm").map(text),
        encoding: rows
            .known("signature.encoding")
            .and_then(|row| spanned_keyword(row, "encoding of a signature", report)),
        prefix: rows.known("signature.prefix").map(text),
        over: rows.known("signature.over").map(text),
        timestamp: rows
            .known("signature.timestamp")
            .map(|row| row.value.wire()),
        key: rows
            .known("signature.key")
            .and_then(|row| key(&row.value, report)),
        key_encoding: rows
            .known("signature.key_encoding")
            .and_then(|row| spanned_keyword(row, "encoding of a key", report)),
        tolerance: rows
            .known("signature.tolerance")
            .and_then(|row| durations::spanned(&row.value, durations::TIME, report)),
    }
}

fn text(row: &SettingRow<'_>) -> Spanned<String> {
    row.value.spanned()
}

fn spanned_keyword<K: Keyword>(
    row: &SettingRow<'_>,
    what: &str,
    report: &mut Report,
) -> Option<Spanned<K>> {
    let value = keyword::read(&row.value, what, report)?;
    Some(Spanned::new(value, row.value.span))
}

/// `Type.field`, or `handshake`.
fn key(word: &Word<'_>, report: &mut Report) -> Option<Spanned<SignatureKey<Unresolved>>> {
    if word.text == "handshake" {
        return Some(Spanned::new(SignatureKey::Handshake, word.span));
    }
    let key = word
        .split_once(".")
        .filter(|(ty, field)| !ty.is_empty() && !field.is_empty())
        .map(|(ty, field)| SignatureKey::Field {
            ty: ty.spanned(),
            field: WireName::new(field.text),
        });
    if key.is_none() {
        report.push(
            Diagnostic::error(
                Code::SettingValue,
                word.span,
                format!("`{}` does not say where the key comes from", word.text),
            )
            .expected("a type and its field, as in `CreatedWebhook.secret`, or `handshake`"),
        );
    }
    key.map(|key| Spanned::new(key, word.span))
}
