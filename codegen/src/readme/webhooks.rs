//! What is known of deliveries to webhook addresses.

use crate::ir::SignatureKind;
use crate::reference::{Anchor, Page};

use super::Writer;

impl Writer<'_> {
    pub(super) fn webhooks(&self, page: &mut Page) {
        let Some(events) = &self.api.events else {
            return;
        };
        page.heading(2, "Webhooks");
        let count = events.events.len();
        let count = match count {
            0 => "No event is documented by name".to_owned(),
            1 => "One event is documented".to_owned(),
            _ => format!("{count} events are documented"),
        };
        let signed = match events.signature.kind.value {
            SignatureKind::Hmac => "deliveries are signed with a keyed hash",
            SignatureKind::Ed25519 => "deliveries are signed with Ed25519",
            SignatureKind::StaticToken => "deliveries carry a fixed token",
            SignatureKind::None => "deliveries are not signed",
            SignatureKind::Unknown => "no document says how deliveries are signed",
        };
        let handshake = match &events.handshake {
            Some(_) => ", and a webhook is confirmed by a handshake",
            None => "",
        };
        page.markdown(format!(
            "{count}; {signed}{handshake}. {} has each event with its members and a sample delivery, and \
             the rules of signature and delivery.",
            self.reference("The reference", &Anchor::Section("events")),
        ));
    }
}
