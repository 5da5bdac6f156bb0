//! The real binary on real files: what it prints, where, and with which exit code.

mod call;
mod check;
mod completions;
mod explain;
mod fmt;
mod generate;
#[cfg(unix)]
mod hostile;
mod inspect;
mod manifest;
mod mock;
mod new;
mod repository;
mod sandbox;
#[cfg(unix)]
mod terminal;
mod usage;
