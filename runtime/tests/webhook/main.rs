//! Receiving the deliveries of a provider of the tests' own.
#![cfg(feature = "webhooks")]

mod acme;
mod duplicates;
mod events;
mod handlers;
mod handshake;
mod queue;
mod secrets;
mod unsigned;
mod window;
