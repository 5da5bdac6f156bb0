//! The Rust back end: from a checked API to the files of a client crate.
//!
//! Tokens are made and printed one file at a time; no token stream of a whole crate exists.

mod cargo_toml;
mod client_crate;
mod client_module;
mod doc_example;
mod doc_values;
mod events;
mod example_tests;
mod manifest;
mod programs;
mod shown;
mod sources;

pub use cargo_toml::{Dependency, Package};
pub use client_crate::{CrateError, client_crate};
pub use client_module::{ModuleOptions, client_module, known_groups};
pub use manifest::{MANIFEST, Manifest};
