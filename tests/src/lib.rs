//! Tests that cross the crates of the workspace, and what several of them use.

pub mod arbitrary;
mod failures;
mod loopback;

pub use failures::Failure;
pub use loopback::{Loopback, Reply, Sent};
