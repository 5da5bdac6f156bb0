//! Turns a Markdown description of an HTTP API into a typed Rust client.

pub mod diagnostic;
pub mod ir;
pub mod source;
#[cfg(feature = "markdown")]
pub mod syntax;
