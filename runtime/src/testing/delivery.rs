//! Deliveries as a receiver reads them.

use bytes::Bytes;

use crate::{
    DecodeError,
    webhook::{Deliveries, read::read},
};

/// Reads the body of a delivery as a receiver does, without a signature: its events are typed by their names.
///
/// # Errors
/// The body does not fit the type of the provider's deliveries.
pub fn read_delivery<P: Deliveries>(body: impl Into<Bytes>) -> Result<P::Delivery, DecodeError> {
    let read = read::<P>(&body.into(), false)?;
    read.body.map_err(|misfit| misfit.problem)
}
