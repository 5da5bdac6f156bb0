//! Tests that cross the crates of the workspace, and what several of them use.

pub mod arbitrary;
mod loopback;
pub mod reading;
pub mod synthetic;

pub use loopback::{Loopback, Reply, Sent};
