//! How deliveries come: their form, signature, handshake and promises.

use crate::ir::{
    EventPath, Events, HandshakeEcho, MaybeKnown, Resolved, Signature, SignatureEncoding,
    SignatureKey, SignatureKind, Spanned, StatusPattern,
};
use crate::plan::{code_span, markdown_text};

use super::duration::duration_text;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn deliveries(&self, page: &mut Page, events: &Events<Resolved>) {
        page.heading(3, "Deliveries");
        let mut rows = vec![
            self.row(
                events,
                "Request",
                "delivery",
                Some(self.request(page, events)),
            ),
            self.row(
                events,
                "Where an event has its name",
                "type_field",
                paths(&events.type_field),
            ),
            self.row(
                events,
                "Where a delivery has its events",
                "items",
                events
                    .items
                    .as_ref()
                    .map(|path| code_span(&path.value.to_string())),
            ),
            self.row(
                events,
                "Header with the id of a delivery",
                "id_header",
                events
                    .id_header
                    .as_ref()
                    .map(|name| code_span(name.value.as_str())),
            ),
            self.row(
                events,
                "Where the time stands",
                "time_field",
                events
                    .time_field
                    .as_ref()
                    .map(|path| path_text(&path.value)),
            ),
            self.row(
                events,
                "Accepted by status",
                "success_status",
                statuses(&events.success_status),
            ),
            self.row(
                events,
                "Waits for the answer",
                "timeout",
                events.timeout.as_ref().map(|it| duration_text(it.value)),
            ),
        ];
        for (title, name, value) in [
            ("Tried again", "retries", &events.retries),
            ("When all attempts failed", "gives_up", &events.gives_up),
            ("Guarantee", "guarantee", &events.guarantee),
            ("At most", "max_rate", &events.max_rate),
        ] {
            let value = value.as_ref().map(|text| markdown_text(&text.value));
            rows.push(self.row(events, title, name, value));
        }
        rows.push(
            self.row(
                events,
                "Deliveries without events",
                "heartbeat",
                events
                    .heartbeat
                    .as_ref()
                    .map(|it| format!("every {}", duration_text(it.value.every_seconds))),
            ),
        );
        rows.retain(|row| !row[1].is_empty());
        page.table(["Rule", "Value", "Source"], &rows);
        self.delivery_body(page, events);
        self.signature(page, events);
        self.handshake(page, events);
    }

    /// The body's type, where it does not stand among the types.
    fn delivery_body(&self, page: &mut Page, events: &Events<Resolved>) {
        let MaybeKnown::Known { value: index } = events.delivery.value else {
            return;
        };
        let is_elsewhere =
            (self.plan.types.get(index.0)).is_some_and(|file| !file.types.is_empty());
        let plan = self.plan.events.as_ref();
        if let Some(delivery) = plan.and_then(|plan| plan.delivery.as_ref())
            && !is_elsewhere
        {
            self.delivery_type(page, self.api.type_def(index), &delivery.object);
        }
    }

    /// The row of a setting. Its value is empty where the spec has none.
    fn row(
        &self,
        events: &Events<Resolved>,
        title: &str,
        name: &str,
        value: Option<String>,
    ) -> [String; 3] {
        let is_unknown = events.unknown.iter().any(|unknown| unknown.value == name);
        let value = value.unwrap_or_else(|| {
            if is_unknown {
                "unknown".to_owned()
            } else {
                String::new()
            }
        });
        let sources = events.setting_sources.get(name);
        let sources = sources.map_or_else(String::new, |sources| self.sources(sources));
        [title.to_owned(), value, sources]
    }

    fn request(&self, page: &Page, events: &Events<Resolved>) -> String {
        let method = match &events.method.value {
            MaybeKnown::Known { value } => code_span(value.as_str()),
            MaybeKnown::Unknown => "an unknown method".to_owned(),
        };
        let encoding = match &events.encoding.value {
            MaybeKnown::Known { value } => value.clone(),
            MaybeKnown::Unknown => "an unknown encoding".to_owned(),
        };
        let body = match &events.delivery.value {
            MaybeKnown::Known { value } => {
                let ty = self
                    .plan
                    .types
                    .get(value.0)
                    .and_then(|file| file.types.first());
                ty.map_or_else(String::new, |ty| {
                    page.link(
                        &code_span(ty.name().rust_text()),
                        &Anchor::Type(ty.name().clone()),
                    )
                })
            }
            MaybeKnown::Unknown => "an unknown body".to_owned(),
        };
        format!("{method}, {encoding}, {body}")
    }

    fn signature(&self, page: &mut Page, events: &Events<Resolved>) {
        page.heading(3, "Signature");
        let signature = &events.signature;
        page.markdown(match signature.kind.value {
            SignatureKind::Hmac => "Deliveries are signed with a keyed hash (HMAC).",
            SignatureKind::Ed25519 => "Deliveries are signed with Ed25519.",
            SignatureKind::StaticToken => "Deliveries carry a fixed token.",
            SignatureKind::None => {
                "Deliveries are not signed: whoever knows the address can send one."
            }
            SignatureKind::Unknown => {
                "No document says how deliveries are signed, so they cannot be verified."
            }
        });
        let mut rows = self.signature_rows(page, events, signature);
        rows.retain(|row| !row[1].is_empty());
        page.table(["Rule", "Value", "Source"], &rows);
    }

    fn signature_rows(
        &self,
        page: &Page,
        events: &Events<Resolved>,
        signature: &Signature<Resolved>,
    ) -> Vec<[String; 3]> {
        let text = |text: &Option<Spanned<String>>| text.as_ref().map(|it| code_span(&it.value));
        let encoding = |encoding: &Option<Spanned<SignatureEncoding>>| {
            encoding
                .as_ref()
                .map(|it| encoding_text(it.value).to_owned())
        };
        let headers: Vec<String> = signature
            .headers
            .iter()
            .map(|name| code_span(name.value.as_str()))
            .collect();
        let headers = (!headers.is_empty()).then(|| headers.join(", "));
        let key = signature.key.as_ref().map(|key| match &key.value {
            SignatureKey::Field { ty, field } => {
                let name = &self.api.type_def(*ty).name.value;
                let code = code_span(&format!("{name}.{field}"));
                match self
                    .plan
                    .types
                    .get(ty.0)
                    .and_then(|file| file.types.first())
                {
                    Some(ty) => page.link(&code, &Anchor::Type(ty.name().clone())),
                    None => code,
                }
            }
            SignatureKey::Handshake => "what the handshake brings".to_owned(),
        });
        let tolerance = signature.tolerance.as_ref();
        vec![
            self.row(events, "Header", "signature.header", headers),
            self.row(
                events,
                "Algorithm",
                "signature.algorithm",
                text(&signature.algorithm),
            ),
            self.row(
                events,
                "Written as",
                "signature.encoding",
                encoding(&signature.encoding),
            ),
            self.row(
                events,
                "Text before it",
                "signature.prefix",
                text(&signature.prefix),
            ),
            self.row(events, "Over", "signature.over", text(&signature.over)),
            self.row(events, "Key", "signature.key", key),
            self.row(
                events,
                "Key written as",
                "signature.key_encoding",
                encoding(&signature.key_encoding),
            ),
            self.row(
                events,
                "Oldest timestamp",
                "signature.tolerance",
                tolerance.map(|it| duration_text(it.value)),
            ),
        ]
    }

    fn handshake(&self, page: &mut Page, events: &Events<Resolved>) {
        let is_unknown = events
            .unknown
            .iter()
            .any(|unknown| unknown.value == "handshake");
        let Some(handshake) = &events.handshake else {
            if is_unknown {
                page.heading(3, "Handshake");
                page.markdown("No document says whether a webhook must be confirmed.");
            }
            return;
        };
        page.heading(3, "Handshake");
        let HandshakeEcho::Header { name } = &handshake.echo.value;
        let mut text = format!(
            "A webhook is confirmed before it is used: the receiver answers with the header {} as it \
             came",
            code_span(name.as_str())
        );
        if let Some(statuses) = statuses(&handshake.statuses) {
            text.push_str(&format!(", with status {statuses}"));
        }
        text.push('.');
        if let Some(during) = &handshake.during {
            let id = self.api.operation(during.value).id.value.to_string();
            text.push_str(&format!(
                " It happens while {} waits for its answer: serve the address from another task before \
                 you call it.",
                page.link(&code_span(&id), &Anchor::Operation(id.clone()))
            ));
        }
        page.markdown(text);
        let sources = events.setting_sources.get("handshake");
        let sources = sources.map_or_else(String::new, |sources| self.sources(sources));
        if !sources.is_empty() {
            page.markdown(format!("Source: {sources}."));
        }
    }
}

fn encoding_text(encoding: SignatureEncoding) -> &'static str {
    match encoding {
        SignatureEncoding::Text => "text",
        SignatureEncoding::Hex => "hexadecimal",
        SignatureEncoding::Base64 => "base64",
    }
}

fn paths(paths: &[Spanned<EventPath>]) -> Option<String> {
    let paths: Vec<String> = paths.iter().map(|path| path_text(&path.value)).collect();
    (!paths.is_empty()).then(|| paths.join(" and "))
}

fn path_text(path: &EventPath) -> String {
    let holder = if path.from_delivery {
        "the delivery"
    } else {
        "the event"
    };
    format!("{} in {holder}", code_span(&path.path.to_string()))
}

fn statuses(statuses: &[Spanned<StatusPattern>]) -> Option<String> {
    let texts: Vec<String> = statuses.iter().map(|it| it.value.to_string()).collect();
    (!texts.is_empty()).then(|| texts.join(" or "))
}
