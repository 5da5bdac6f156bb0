//! Handshakes: the header that is echoed stands in the request and in the answer.

use crate::ir::{Events, ExampleBody, Handshake, HandshakeEcho, Resolved, StatusPattern};

use super::http_message::HttpMessage;
use super::text::ExampleText;

/// What the provider sends.
pub(super) fn request<'a>(events: &'a Events<Resolved>, text: &mut ExampleText<'a, '_>) {
    message(events, text);
}

/// What the receiver answers.
pub(super) fn response<'a>(events: &'a Events<Resolved>, text: &mut ExampleText<'a, '_>) {
    let Some((handshake, message)) = message(events, text) else {
        return;
    };
    let first_line = &text.whole()[message.first_line.clone()];
    let status = first_line
        .strip_prefix("HTTP/")
        .and_then(|rest| rest.split(' ').nth(1))
        .and_then(|status| status.parse::<u16>().ok());
    let Some(status) = status else {
        text.syntax(
            message.first_line,
            "an answer begins with `HTTP/1.1 STATUS`",
        );
        return;
    };
    let allowed = handshake
        .statuses
        .iter()
        .any(|pattern| match pattern.value {
            StatusPattern::Exact { status: exact } => exact == status,
            StatusPattern::Class { class } => u16::from(class) == status / 100,
        });
    if !allowed && let Some(first) = handshake.statuses.first() {
        text.contradiction(
            message.first_line,
            format!("a handshake is not answered with {status}"),
            first.span,
            None,
        );
    }
}

/// The message, which has the header that is echoed.
fn message<'a>(
    events: &'a Events<Resolved>,
    text: &mut ExampleText<'a, '_>,
) -> Option<(&'a Handshake<Resolved>, HttpMessage<'a>)> {
    let Some(handshake) = &events.handshake else {
        text.misplaced("no setting describes a handshake");
        return None;
    };
    if text.example.body != ExampleBody::Http {
        text.misplaced("a handshake is shown as an HTTP message");
        return None;
    }
    let message = match HttpMessage::parse(text.whole()) {
        Ok(message) => message,
        Err(problem) => {
            text.syntax(problem.place, problem.message);
            return None;
        }
    };
    let HandshakeEcho::Header { name } = &handshake.echo.value;
    if message.header(name.as_str()).is_none() {
        text.contradiction(
            message.first_line.clone(),
            format!("the header `{name}` is missing"),
            handshake.echo.span,
            None,
        );
    }
    Some((handshake, message))
}
