//! A mock of an HTTP API, made from its bindery spec.
//!
//! It behaves as the spec says that the provider does: it checks credentials, parameters and bodies and
//! answers the documented errors; it keeps what is created, lists it page by page, changes and deletes it;
//! it answers the spec's examples where it has no state. A client cannot tell it from the provider but by
//! the headers `Bindery-Mock-Reason`, which says why a request was refused, and `Bindery-Mock-Note`, which
//! says what the mock made of something that no document tells.
//!
//! ```
//! use std::io::{Read as _, Write as _};
//! use std::net::TcpStream;
//!
//! use bindery_mock::{Fault, Mock};
//!
//! # let spec = include_str!("../tests/notes.md");
//! let mock = Mock::start(spec)?;
//! mock.fail_next(Fault::status(503));
//!
//! let address = mock.base_url().trim_start_matches("http://").split('/').next().unwrap_or("");
//! let mut connection = TcpStream::connect(address)?;
//! connection.write_all(b"GET /v1/notes HTTP/1.1\r\nHost: acme\r\nConnection: close\r\n\r\n")?;
//! let mut answer = String::new();
//! connection.read_to_string(&mut answer)?;
//! assert!(answer.starts_with("HTTP/1.1 503 "));
//! assert_eq!(mock.requests().len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it decides
//!
//! - Every secret is `mock-key`; see [`User`] for other users.
//! - A refused request gets the first fitting status that is documented: of a bad value 422, else 400; of one
//!   thing too many 409, 422, 403 or 400.
//! - Members and parameters that no document names are ignored, with a note.
//! - Where no document says what an update does with members that are left out, they stay.
//! - A query parameter that is called like a member of what is listed is a filter for equal values.
//! - Keys, secrets and times are the same in every run.
//! - A delivery that is not accepted is sent again where a document says how many times over what time, with
//!   waits that double; [`Mock::advance`] moves the time on.
//! - The filter of a webhook or of a subscription, its member `filter` or `filters`, holds conditions (`field`,
//!   `operator`, `value`, joined by `$and` or `$or`) or the members that an event must have.
//! - OAuth 2 client credentials get tokens for an hour at the path of the documented token URL.
//! - Webhooks get signed deliveries on request ([`Mock::emit`]), and when something changes whose type has an
//!   event called like the change, such as `note.created`. They go to addresses of this machine only, unless
//!   [`Builder::deliver_anywhere`] allows others; for these the mock takes `http` where `https` is documented.
//! - Limits on requests are counted and told in the documented headers; they are enforced on request only.

mod answer;
mod authentication;
mod builder;
mod clock;
#[cfg(test)]
mod conformance;
mod control;
mod environment;
mod errors;
mod events;
mod examples;
mod fault;
mod http_date;
mod input;
mod json_path;
mod length;
mod loopback;
mod masked;
mod merge;
mod mock;
mod operations;
mod plausible;
mod problem;
mod projection;
mod provider;
mod rates;
mod recorded;
mod refusal;
mod reply;
mod resource;
mod route;
mod seed;
mod seeds;
mod server;
mod state;
mod store;
mod success;
mod text_value;
mod token_endpoint;
mod tokens;
mod user;
mod validation;

pub use crate::builder::Builder;
pub use crate::events::{Delivered, EmitError};
pub use crate::fault::{Fault, FaultError};
pub use crate::mock::{Mock, StartError};
pub use crate::recorded::Recorded;
pub use crate::user::User;
