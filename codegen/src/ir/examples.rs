//! Example bodies: checked against their types, and later tests, mock answers and snippets.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{Spanned, Stage};

/// An example.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Example<S: Stage> {
    /// What it shows.
    pub role: ExampleRole<S>,
    /// The quoted name after the role.
    pub name: Option<Spanned<String>>,
    /// True where no document shows it.
    pub synthetic: bool,
    /// The text between the fences, with `\n` line ends and none at its end.
    pub text: String,
    /// How the text is written.
    pub body: ExampleBody,
    /// Where it stands.
    pub span: Span,
    /// Where the text begins, for positions inside it.
    pub text_span: Span,
}

/// What an example shows.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ExampleRole<S: Stage> {
    /// A request of the operation it stands in.
    Request,
    /// A response of the operation it stands in.
    Response {
        /// Its status. None: of a response without a status in its fence.
        status: Option<u16>,
    },
    /// A value of a type.
    Type {
        /// The type.
        #[serde(rename = "type")]
        name: Spanned<S::Type>,
    },
    /// A delivery to a webhook URL.
    Delivery {
        /// The event's name.
        event: Spanned<String>,
    },
    /// A heartbeat delivery.
    Heartbeat,
    /// The handshake request.
    Handshake,
    /// The answer to the handshake.
    HandshakeResponse,
}

/// How an example's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExampleBody {
    /// A JSON value.
    Json,
    /// An HTML form.
    Form,
    /// An HTTP message: first line, headers, an empty line, body.
    Http,
}
