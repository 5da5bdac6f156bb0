//! Tests that cross the crates of the workspace.

mod loopback;

pub use loopback::{Loopback, Reply, Sent};
