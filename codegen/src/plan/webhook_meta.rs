//! What the runtime is told of a provider's deliveries.

use crate::analyze::delivered_object;
use crate::ir::{
    EventPath, Events, HandshakeEcho, MaybeKnown, Resolved, Signature, SignatureEncoding,
    SignatureKind, Spanned, StatusPattern, TypeKind,
};

use super::context::Context;

/// What the runtime is told of a provider's deliveries.
#[derive(Clone, Debug)]
pub struct WebhookMetaPlan {
    /// The provider's name as people write it.
    pub provider: String,
    /// The HTTP method, where it is documented.
    pub method: Option<&'static str>,
    /// A variant of the runtime's `BodyEncoding`, where it is documented.
    pub encoding: Option<&'static str>,
    /// How deliveries are signed, where that is documented so far that they can be verified.
    pub signature: Option<SignaturePlan>,
    /// The header with a delivery's id.
    pub id_header: Option<String>,
    /// Where the events stand.
    pub events: EventsAtPlan,
    /// What names an event.
    pub event_name: Vec<PathPlan>,
    /// Where the time of an event or a delivery stands.
    pub time: Option<PathPlan>,
    /// The status that acknowledges a delivery, where it is not 200.
    pub success: Option<u16>,
    /// How long the provider waits for the answer, in seconds.
    pub timeout: Option<u64>,
    /// The header that a handshake brings, and the status of its answer.
    pub handshake: Option<(String, u16)>,
}

/// How deliveries are signed.
#[derive(Clone, Debug)]
pub struct SignaturePlan {
    /// The runtime's constructor, and a variant of its `Algorithm`.
    pub kind: (&'static str, Option<&'static str>),
    /// The headers that hold it.
    pub headers: Vec<String>,
    /// A variant of the runtime's `Encoding`, where it is not the usual one.
    pub encoding: Option<&'static str>,
    /// The text before it.
    pub prefix: Option<String>,
    /// What is signed, where it is not the body alone.
    pub over: Option<String>,
    /// A variant of the runtime's `Encoding`, where a key is not its text.
    pub key_encoding: Option<&'static str>,
    /// The header with the time, where that is signed.
    pub timestamp_header: Option<String>,
    /// How old a signed timestamp may be, in seconds.
    pub tolerance: Option<u64>,
}

/// Where the events of a delivery stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventsAtPlan {
    /// The delivery is the event.
    Whole,
    /// One event in this member.
    One(String),
    /// A list of events in this member.
    Many(String),
}

/// A path from an event, or from the delivery that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPlan {
    /// Whether it begins at the delivery.
    pub from_delivery: bool,
    /// The path.
    pub path: String,
}

impl Context<'_> {
    pub(super) fn webhook_meta(&self, events: &Events<Resolved>) -> WebhookMetaPlan {
        let method = match &events.method.value {
            MaybeKnown::Known { value } => Some(value.as_str()),
            MaybeKnown::Unknown => None,
        };
        let encoding = match &events.encoding.value {
            MaybeKnown::Known { value } if value == "json" => Some("Json"),
            MaybeKnown::Known { value } if value == "form" => Some("Form"),
            _ => None,
        };
        let id_header = events.id_header.as_ref();
        WebhookMetaPlan {
            provider: self.api.name.value.clone(),
            method,
            encoding,
            signature: signature(&events.signature, id_header.is_some()),
            id_header: id_header.map(|name| name.value.as_str().to_ascii_lowercase()),
            events: self.events_at(events),
            event_name: events.type_field.iter().map(path).collect(),
            time: events.time_field.as_ref().map(path),
            success: first_status(&events.success_status).filter(|status| *status != 200),
            timeout: events.timeout.as_ref().map(|timeout| timeout.value),
            handshake: events.handshake.as_ref().map(|handshake| {
                let HandshakeEcho::Header { name } = &handshake.echo.value;
                let status = first_status(&handshake.statuses).unwrap_or(200);
                (name.as_str().to_ascii_lowercase(), status)
            }),
        }
    }

    fn events_at(&self, events: &Events<Resolved>) -> EventsAtPlan {
        let MaybeKnown::Known { value } = &events.delivery.value else {
            return EventsAtPlan::Whole;
        };
        let Some((_, object)) = delivered_object(self.api, *value) else {
            return EventsAtPlan::Whole;
        };
        let fields = self.api.all_fields(object);
        let place = fields.iter().find_map(|field| {
            let wire = field.wire.value.as_str().to_owned();
            match &field.ty.kind {
                TypeKind::Event => Some(EventsAtPlan::One(wire)),
                TypeKind::Array { items } if matches!(items.kind, TypeKind::Event) => {
                    Some(EventsAtPlan::Many(wire))
                }
                _ => None,
            }
        });
        place.unwrap_or(EventsAtPlan::Whole)
    }
}

/// How deliveries are signed. None where a part is unknown without which none can be verified.
fn signature(signature: &Signature<Resolved>, has_id: bool) -> Option<SignaturePlan> {
    let algorithm = signature.algorithm.as_ref();
    let kind = match signature.kind.value {
        SignatureKind::Hmac => {
            let algorithm = match algorithm?.value.as_str() {
                "sha1" => "Sha1",
                "sha256" => "Sha256",
                "sha512" => "Sha512",
                _ => return None,
            };
            ("hmac", Some(algorithm))
        }
        SignatureKind::Ed25519 => ("ed25519", None),
        SignatureKind::StaticToken => ("static_token", None),
        SignatureKind::None | SignatureKind::Unknown => return None,
    };
    let is_token = signature.kind.value == SignatureKind::StaticToken;
    let encoding = signature.encoding.as_ref().map(|encoding| encoding.value);
    let over = signature.over.as_ref().map(|over| over.value.clone());
    let is_complete = is_token || (encoding.is_some() && over.is_some());
    let timestamp_header = signature.timestamp.as_ref();
    let timestamp_header = timestamp_header.map(|name| name.value.as_str().to_ascii_lowercase());
    let lacks = |place: &str, is_known: bool| {
        let over = over.as_ref();
        !is_known && over.is_some_and(|over| over.contains(place))
    };
    if signature.headers.is_empty()
        || !is_complete
        || lacks("{timestamp}", timestamp_header.is_some())
        || lacks("{id}", has_id)
    {
        return None;
    }
    let headers = signature.headers.iter();
    Some(SignaturePlan {
        kind,
        headers: headers
            .map(|header| header.value.as_str().to_ascii_lowercase())
            .collect(),
        encoding: encoding
            .filter(|encoding| *encoding != SignatureEncoding::Hex)
            .map(variant),
        prefix: signature.prefix.as_ref().map(|prefix| prefix.value.clone()),
        over: over.filter(|over| over != "{body}"),
        key_encoding: signature
            .key_encoding
            .as_ref()
            .map(|encoding| encoding.value)
            .filter(|encoding| *encoding != SignatureEncoding::Text)
            .map(variant),
        timestamp_header,
        tolerance: signature
            .tolerance
            .as_ref()
            .map(|tolerance| tolerance.value),
    })
}

fn variant(encoding: SignatureEncoding) -> &'static str {
    match encoding {
        SignatureEncoding::Text => "Text",
        SignatureEncoding::Hex => "Hex",
        SignatureEncoding::Base64 => "Base64",
    }
}

fn path(path: &Spanned<EventPath>) -> PathPlan {
    PathPlan {
        from_delivery: path.value.from_delivery,
        path: path.value.path.to_string(),
    }
}

/// The first status that is one; a class of them is answered by its first.
fn first_status(statuses: &[Spanned<StatusPattern>]) -> Option<u16> {
    statuses.first().map(|status| match status.value {
        StatusPattern::Exact { status } => status,
        StatusPattern::Class { class } => u16::from(class) * 100,
    })
}
