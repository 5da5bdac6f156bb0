//! One request to one webhook.

use std::fmt;
use std::time::Duration;

use bindery::Body;
use bindery::transport::Transport as _;
use bindery_codegen::ir::{Events, MaybeKnown, Method, Resolved, StatusPattern};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Request};
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::signature;
use super::subscribers::Subscriber;
use crate::loopback::is_loopback_url;
use crate::provider::Provider;
use crate::seed;

/// How long an answer is waited for where no document says.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A delivery, and what became of it.
///
/// `Debug` and `Display` show of the address only where it leads: its path may be a secret.
#[derive(Clone)]
#[non_exhaustive]
pub struct Delivered {
    /// The name of the event, or `heartbeat`.
    pub event: String,
    /// The address of the webhook.
    pub url: String,
    /// The body.
    pub body: Bytes,
    /// Which attempt it was, from 1.
    pub attempt: u32,
    /// The status that the receiver answered. None where there was no answer.
    pub status: Option<u16>,
    /// Why it was not delivered, or not accepted. None where all is well.
    pub problem: Option<String>,
}

impl Delivered {
    /// Where the address leads, without its path.
    pub fn origin(&self) -> String {
        Url::parse(&self.url).map_or_else(
            |_| "no URL".to_owned(),
            |url| url.origin().ascii_serialization(),
        )
    }
}

impl fmt::Debug for Delivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivered")
            .field("event", &self.event)
            .field("origin", &self.origin())
            .field("body_length", &self.body.len())
            .field("attempt", &self.attempt)
            .field("status", &self.status)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Delivered {
    /// One line: `-> 200 http://127.0.0.1:8080 note.created`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            Some(status) => write!(f, "-> {status} {} {}", self.origin(), self.event)?,
            None => write!(f, "-> --- {} {}", self.origin(), self.event)?,
        }
        if self.attempt > 1 {
            write!(f, " (attempt {})", self.attempt)?;
        }
        match &self.problem {
            Some(problem) => write!(f, ": {problem}"),
            None => Ok(()),
        }
    }
}

/// What a webhook is told, however often it takes.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    event: String,
    subscriber: Subscriber,
    /// The same in every attempt: by it a receiver knows a repetition.
    id: String,
    media_type: &'static str,
    body: Bytes,
    /// From 1.
    pub(super) attempt: u32,
}

impl Delivery {
    pub(super) fn new(
        provider: &Provider,
        events: &Events<Resolved>,
        event: &str,
        subscriber: Subscriber,
        body: &Value,
    ) -> Self {
        let (media_type, body) = encoded(events, body);
        let number = provider.state().next_delivery();
        Self {
            event: event.to_owned(),
            subscriber,
            id: seed::uuid(&format!("delivery {number}")),
            media_type,
            body,
            attempt: 1,
        }
    }

    /// Whether the webhook is still there.
    pub(super) fn is_wanted(&self, provider: &Provider) -> bool {
        self.subscriber.is_there(provider)
    }

    /// Sends it, once.
    pub(super) async fn send(&self, provider: &Provider) -> Delivered {
        let mut delivered = Delivered {
            event: self.event.clone(),
            url: self.subscriber.url.clone(),
            body: self.body.clone(),
            attempt: self.attempt,
            status: None,
            problem: None,
        };
        let Some(events) = &provider.api().events else {
            return delivered;
        };
        let answer = match signature::headers(events, &self.subscriber, &self.id, &self.body) {
            Ok(mut headers) => {
                let media_type = HeaderValue::from_static(self.media_type);
                headers.insert(CONTENT_TYPE, media_type);
                let (url, body) = (&self.subscriber.url, self.body.clone());
                send(provider, events, url, headers, body).await
            }
            Err(problem) => Err(problem),
        };
        match answer {
            Ok((status, _)) => {
                delivered.status = Some(status);
                let patterns: Vec<_> = events
                    .success_status
                    .iter()
                    .map(|status| status.value)
                    .collect();
                if !is_one_of(status, &patterns) {
                    delivered.problem =
                        Some("this status does not acknowledge a delivery".to_owned());
                }
            }
            Err(problem) => delivered.problem = Some(problem),
        }
        delivered
    }
}

/// Sends a request to a webhook's address: status and headers of the answer, or why there is none.
pub(super) async fn send(
    provider: &Provider,
    events: &Events<Resolved>,
    url: &str,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(u16, HeaderMap), String> {
    if !may_send(provider, url) {
        return Err(NOT_SENT.to_owned());
    }
    let method = match events.method.value {
        MaybeKnown::Known { value } => value,
        MaybeKnown::Unknown => Method::Post,
    };
    let mut request = Request::builder()
        .method(method.as_str())
        .uri(url)
        .body(Body::from(body))
        .map_err(|error| error.to_string())?;
    *request.headers_mut() = headers;
    let timeout = events.timeout.as_ref();
    let timeout = timeout.map_or(TIMEOUT, |seconds| Duration::from_secs(seconds.value));
    let transport = provider.transport()?;
    match tokio::time::timeout(timeout, transport.send(request)).await {
        Ok(Ok(response)) => Ok((response.status().as_u16(), response.headers().clone())),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("no answer within {} s", timeout.as_secs())),
    }
}

/// Why the mock keeps to this machine.
pub(super) const NOT_SENT: &str =
    "not sent: this is no address of this machine, and the mock was not allowed others";

/// Whether the mock may send something to this address: an example in a spec must not make it call a
/// stranger.
pub(super) fn may_send(provider: &Provider, url: &str) -> bool {
    provider.options.delivers_anywhere || is_loopback_url(url)
}

/// Whether a status is one of the documented ones; where none is documented, whether it is a success.
pub(super) fn is_one_of(status: u16, documented: &[StatusPattern]) -> bool {
    if documented.is_empty() {
        return status / 100 == 2;
    }
    documented.contains(&StatusPattern::Exact { status })
        || documented.contains(&StatusPattern::class_of(status))
}

fn encoded(events: &Events<Resolved>, body: &Value) -> (&'static str, Bytes) {
    let is_form = matches!(&events.encoding.value, MaybeKnown::Known { value } if value == "form");
    if !is_form {
        return ("application/json", body.to_string().into());
    }
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in body.as_object().into_iter().flatten() {
        match value {
            Value::String(text) => form.append_pair(name, text),
            value => form.append_pair(name, &value.to_string()),
        };
    }
    ("application/x-www-form-urlencoded", form.finish().into())
}
