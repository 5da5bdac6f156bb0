//! Turns a Markdown description of an HTTP API into a typed Rust client.

pub mod analyze;
pub mod check;
pub mod diagnostic;
#[cfg(feature = "emit")]
pub mod emit;
#[cfg(feature = "print")]
pub mod files;
pub mod inspect;
pub mod ir;
#[cfg(feature = "markdown")]
pub mod keyword;
#[cfg(feature = "emit")]
pub mod plan;
#[cfg(feature = "print")]
pub mod print;
pub mod resolve;
#[cfg(feature = "print")]
pub mod rust;
pub mod source;
pub mod suggest;
#[cfg(feature = "markdown")]
pub mod syntax;
#[cfg(feature = "markdown")]
pub mod write;
