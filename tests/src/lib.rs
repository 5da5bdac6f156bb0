//! Tests that cross the crates of the workspace, and what several of them use.

pub mod arbitrary;
mod calls;
mod changes;
mod checked_api;
mod failures;
pub mod generate;
pub mod lines;
mod loopback;
pub mod mutate;
pub mod pipeline;
mod printed;
pub mod reading;
pub mod synthetic;

pub use calls::{
    Called, assert_documented, assert_undecodable, assert_unexpected, call_each, errors_of,
    one_attempt,
};
pub use changes::{
    Changed, cut_short, with_each_member_null, with_extra_members, without_each_member,
};
pub use checked_api::CheckedApi;
pub use failures::Failure;
pub use loopback::{Loopback, Reply, Sent};
pub use printed::{printed, printed_error};
