//! The settings on how deliveries are signed and webhooks confirmed.

use crate::ir::{
    Handshake, HandshakeEcho, Signature, SignatureEncoding, SignatureKey, SignatureKind, Spanned,
    Unresolved,
};

use super::draft::Draft;
use super::events::Rows;
use super::setting_table::comma_list;
use super::type_expr;

/// Writes the settings on signatures.
pub(super) fn write(draft: &mut Draft, rows: &mut Rows<'_>, signature: &Signature<Unresolved>) {
    let kind = &signature.kind;
    // The row of one that is unknown stands among those of all unknown settings.
    if kind.value != SignatureKind::Unknown {
        let word = draft.keyword(kind.value, kind.span);
        rows.row(draft, "signature", word, kind.span);
    } else if !rows.is_unknown("signature") {
        draft.refuse(kind.span, "it is not among the settings that are unknown");
    }
    if let [first, ..] = signature.headers.as_slice() {
        let names = signature.headers.iter().map(|header| &header.value);
        let value = comma_list(draft, names, first.span);
        rows.text(draft, "signature.header", &value, first.span);
    }
    rows.optional_text(draft, "signature.algorithm", signature.algorithm.as_ref());
    encoding(
        draft,
        rows,
        "signature.encoding",
        signature.encoding.as_ref(),
    );
    rows.optional_text(draft, "signature.prefix", signature.prefix.as_ref());
    rows.optional_text(draft, "signature.over", signature.over.as_ref());
    if let Some(header) = &signature.timestamp {
        rows.text(
            draft,
            "signature.timestamp",
            header.value.as_str(),
            header.span,
        );
    }
    if let Some(key) = &signature.key {
        let value = signing_key(draft, key);
        rows.row(draft, "signature.key", &value, key.span);
    }
    encoding(
        draft,
        rows,
        "signature.key_encoding",
        signature.key_encoding.as_ref(),
    );
    if let Some(tolerance) = &signature.tolerance {
        let value = draft.duration(tolerance.value, tolerance.span);
        rows.row(draft, "signature.tolerance", &value, tolerance.span);
    }
}

/// Writes the settings on the handshake.
pub(super) fn write_handshake(
    draft: &mut Draft,
    rows: &mut Rows<'_>,
    handshake: &Handshake<Unresolved>,
) {
    let HandshakeEcho::Header { name } = &handshake.echo.value;
    let span = handshake.echo.span;
    let name = draft.word(name.as_str(), span);
    rows.row(draft, "handshake", &format!("echo header {name}"), span);
    rows.statuses(draft, "handshake.status", &handshake.statuses);
    if let Some(operation) = &handshake.during {
        let name = &operation.value;
        let value = draft.word(&name.value, name.span);
        rows.text(draft, "handshake.during", &value, name.span);
    }
}

fn encoding(
    draft: &mut Draft,
    rows: &mut Rows<'_>,
    name: &str,
    encoding: Option<&Spanned<SignatureEncoding>>,
) {
    if let Some(encoding) = encoding {
        let word = draft.keyword(encoding.value, encoding.span);
        rows.row(draft, name, word, encoding.span);
    }
}

fn signing_key(draft: &mut Draft, key: &Spanned<SignatureKey<Unresolved>>) -> String {
    match &key.value {
        SignatureKey::Field { ty, field } => {
            let ty = type_expr::name(draft, &ty.value, ty.span);
            if field.as_str().is_empty() || field.as_str().trim() != field.as_str() {
                draft.refuse(key.span, format!("`{field}` cannot be the field of a key"));
            }
            format!("{ty}.{field}")
        }
        SignatureKey::Handshake => "handshake".to_owned(),
    }
}
