//! Derived operations, providers, enums and unions over a loopback socket: what is on the wire, and what
//! the caller gets.

mod acme;
mod bodies;
mod events;
mod generated;
mod outputs;
mod pages;
mod requests;
mod types;
