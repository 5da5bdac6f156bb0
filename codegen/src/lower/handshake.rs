//! The settings of a handshake: how a webhook is confirmed.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Handshake, HandshakeEcho, Spanned, Unresolved, WireName};

use super::setting_rows::SettingRows;
use super::statuses;
use super::words::Word;

/// What the rows say. None where there is no handshake, or nobody knows of one.
pub(super) fn lower(rows: &SettingRows<'_>, report: &mut Report) -> Option<Handshake<Unresolved>> {
    let Some(row) = rows.known("handshake") else {
        refuse_details(rows, report);
        return None;
    };
    Some(Handshake {
        echo: echo(&row.value, report)?,
        statuses: rows
            .known("handshake.status")
            .map(|row| statuses::list(&row.value, report))
            .unwrap_or_default(),
        during: rows
            .known("handshake.during")
            .map(|row| row.value.reference()),
    })
}

/// `echo header NAME`
fn echo(word: &Word<'_>, report: &mut Report) -> Option<Spanned<HandshakeEcho>> {
    let name = word
        .strip_prefix("echo header ")
        .filter(|name| !name.is_empty());
    if name.is_none() {
        report.push(
            Diagnostic::error(
                Code::SettingValue,
                word.span,
                format!("`{}` is no handshake", word.text),
            )
            .expected("`echo header NAME`, with the header that the answer repeats"),
        );
    }
    let name = WireName::new(name?.text);
    Some(Spanned::new(HandshakeEcho::Header { name }, word.span))
}

/// Details say nothing as long as it is not said what the handshake is.
fn refuse_details(rows: &SettingRows<'_>, report: &mut Report) {
    for name in ["handshake.status", "handshake.during"] {
        if let Some(row) = rows.known(name) {
            report.push(
                Diagnostic::error(
                    Code::MissingSetting,
                    row.name.span,
                    format!("`{name}` says nothing without a handshake"),
                )
                .expected("the setting `handshake`, as in `echo header X-Hook-Secret`"),
            );
        }
    }
}
