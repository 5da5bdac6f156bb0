//! Turns a Markdown description of an HTTP API into a typed Rust client.
//!
//! ```text
//! text -> syntax -> ir (unresolved) -> resolve -> check -> analyze -> plan -> tokens -> print -> files
//! ```
//!
//! [`spec::read`] is the left half, [`rust::client_crate`] the right:
//!
//! ```
//! use bindery_codegen::rust::{ModuleOptions, client_module};
//! use bindery_codegen::source::Source;
//! use bindery_codegen::spec;
//!
//! let text = "\
//! ## Acme
//!
//! Spec format: `bindery 1`
//!
//! ### Settings
//!
//! | Setting | Value | Source |
//! |---|---|---|
//! | `base_url` | `https://api.acme.example` | our choice: an example |
//!
//! ### Operations
//!
//! #### status.get
//!
//! `GET /status`
//!
//! Says whether all is well.
//!
//! - source: our choice: an example
//!
//! ##### Response 200
//!
//! `json`
//! ";
//! let source = Source::new("acme.md", text);
//! let (checked, report) = spec::read(&source);
//! assert!(!report.has_errors());
//! let checked = checked.expect("a spec without an error is checked");
//!
//! let options = ModuleOptions { name: "acme".to_owned(), ..ModuleOptions::default() };
//! let module = client_module(checked.api(), &options, source.name())?;
//! assert!(module.contains("pub struct GetStatus<C = ()>"));
//! # Ok::<(), bindery_codegen::rust::CrateError>(())
//! ```
//!
//! A build script uses [`Build`].

pub mod analyze;
#[cfg(all(feature = "markdown", feature = "print"))]
mod build;
pub mod check;
pub mod diagnostic;
#[cfg(feature = "emit")]
pub mod emit;
#[cfg(feature = "emit")]
pub mod explain;
#[cfg(feature = "print")]
pub mod files;
pub mod inspect;
pub mod ir;
#[cfg(feature = "markdown")]
pub mod keyword;
#[cfg(feature = "markdown")]
pub mod lower;
#[cfg(feature = "print")]
pub mod output;
#[cfg(feature = "emit")]
pub mod plan;
#[cfg(feature = "print")]
pub mod print;
#[cfg(feature = "print")]
mod readme;
#[cfg(feature = "print")]
mod reference;
pub mod resolve;
#[cfg(feature = "print")]
pub mod rust;
#[cfg(feature = "print")]
mod snippet;
pub mod source;
#[cfg(feature = "markdown")]
pub mod spec;
pub mod suggest;
#[cfg(feature = "markdown")]
pub mod syntax;
#[cfg(feature = "markdown")]
pub mod write;

#[cfg(all(feature = "markdown", feature = "print"))]
pub use build::{Build, BuildErrors, Outcome};
