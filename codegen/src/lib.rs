//! Turns a Markdown description of an HTTP API into a typed Rust client.

pub mod ir;
pub mod source;
