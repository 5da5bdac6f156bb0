//! Receiving the deliveries of a provider of the tests' own.
#![cfg(feature = "webhooks")]

mod acme;
#[cfg(feature = "axum")]
mod axum;
mod duplicates;
mod events;
mod handlers;
mod handshake;
#[cfg(feature = "hyper")]
mod hyper;
mod leniency;
mod queue;
mod secrets;
mod signature;
#[cfg(any(feature = "axum", feature = "hyper", feature = "tower"))]
mod socket;
#[cfg(feature = "tower")]
mod tower;
mod unsigned;
mod window;
