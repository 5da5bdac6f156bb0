//! Receiving the deliveries of the providers that are checked in.

mod affinity;
mod asana;
mod attio;
mod cases;
mod examples;
mod forgeries;
mod ingedata;
mod interoperability;
mod refused;
