//! Tests that cross the crates of the workspace, and what several of them use.

pub mod arbitrary;
mod loopback;
pub mod mutate;
pub mod pipeline;
pub mod reading;

pub use loopback::{Loopback, Reply, Sent};
