//! The `cargo bindery` command: arguments in, terminal output out. The work is done by
//! `bindery-codegen`.
//!
//! Each command is a file: its arguments with their help, and a `run` that returns an
//! [`Outcome`](terminal::Outcome).

mod arguments;
mod call;
mod check;
mod clients;
mod completions;
mod difference;
mod explain;
mod failure;
mod fmt;
mod generate;
mod inspect;
mod mock;
mod new;
mod paths;
mod progress;
mod spec_file;
mod stem;
mod terminal;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use arguments::Cargo;

/// Code is generated in millions of small pieces; the system's allocator takes a third of the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let Cargo::Bindery(bindery) = Cargo::parse();
    bindery.run()
}
