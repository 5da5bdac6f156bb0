//! The mock, from the outside: by generated clients of real providers, and by plain HTTP.

mod affinity;
mod asana;
mod attio;
mod auth;
mod bodies;
mod control;
mod deliveries;
mod errors;
mod examples;
mod faults;
mod filters;
mod handshake;
mod hostile;
mod idempotency;
mod ingedata;
mod limits;
mod oauth;
mod pages;
mod plain;
mod receiver;
mod retries;
mod settings;
mod setup;
mod signatures;
mod state;

/// The text of a spec of this repository.
macro_rules! spec {
    ($name:literal) => {
        include_str!(concat!("../../../specs/", $name, ".md"))
    };
}
pub(crate) use spec;
