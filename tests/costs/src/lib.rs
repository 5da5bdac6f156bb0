//! What the benches of a client need: the same client written by hand, a server, and its answers.
//!
//! They are a crate of their own, because cargo builds a library once for all that it builds at a time: beside the
//! generator, `serde_json` would keep the order of members, which makes every JSON value larger and is not what a
//! user of a client gets.

pub mod by_hand;
mod keep_alive;
pub mod webhooks;

pub use keep_alive::keep_alive;
