//! The mock, from the outside: by generated clients of real providers, and by plain HTTP.

mod affinity;
mod asana;
mod attio;
mod errors;
mod faults;
mod idempotency;
mod ingedata;
mod limits;
mod pages;
mod plain;
mod setup;
mod state;

/// The text of a spec of this repository.
macro_rules! spec {
    ($name:literal) => {
        include_str!(concat!("../../../specs/", $name, ".md"))
    };
}
pub(crate) use spec;
